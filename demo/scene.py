"""A person who adds a scene in the browser: somebody comes home, and the oven is to be hot."""

from playwright.async_api import Locator, Page


async def add_arrival(page: Page, base: str, person: str) -> Locator:
    """Go from the integration's page to the last step, which tells the scene; return the dialog."""
    await page.goto(f"{base}/config/integrations/integration/cooker")
    await page.get_by_text("Add scene").first.click()
    dialog = page.locator("dialog-data-entry-flow")
    await dialog.get_by_text("Arrive home", exact=True).click()
    await dialog.get_by_text("Where?").wait_for()
    await go_on(dialog)
    await dialog.get_by_text("Select an entity").click()
    await dialog.get_by_text(person, exact=True).click()
    await go_on(dialog)
    await dialog.get_by_text("Preheat", exact=True).click()
    await dialog.get_by_text("Which program?").wait_for()
    await go_on(dialog)
    await dialog.get_by_text("How hot, how long?").wait_for()
    await go_on(dialog)
    await dialog.get_by_text("Always ask").wait_for()
    await go_on(dialog)
    await dialog.get_by_text("Quiet hours and conditions").wait_for()
    for day in ("Saturday", "Sunday"):
        await dialog.get_by_text(day, exact=True).click()
    await go_on(dialog)
    await dialog.get_by_text("This is your scene").wait_for()
    return dialog


async def go_on(dialog: Locator) -> None:
    """Press Next; what is proposed suits."""
    await dialog.get_by_text("Next", exact=True).click()
