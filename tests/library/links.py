"""What a cooker's line was told to be, for tests to look at."""

from aiocooker import (
    Cooker,
    Link,
    LinkState,
)

from tests.library.kitchen import until


class Links:
    """Every news of a line, in order."""

    def __init__(self, cooker: Cooker) -> None:
        self.seen: list[Link] = []
        cooker.subscribe_link(self.seen.append)

    @property
    def states(self) -> list[LinkState]:
        return [one.state for one in self.seen]

    async def until_back(self, times: int = 1) -> None:
        await until(lambda: self.states == [LinkState.LOST, LinkState.CONNECTED] * times)
