# ruff: noqa: RUF001 - Chinese has its own comma and colon
"""What the panel says when it does not do what was pressed, in English and Simplified Chinese."""

from collections.abc import Mapping
from enum import Enum

from aiocooker.errors import RefusalReason

from virtual_cooker.firmware.refusal import Refusal

type Words = tuple[str, str]


class Hint(Enum):
    """What only a person at the appliance can get wrong."""

    OPEN_DOOR_FIRST = ("Open the door or lid first.", "请先打开门或盖子。")
    ALREADY_FOOD = ("Take out what is inside first.", "请先取出里面的食物。")
    NOTHING_INSIDE = ("There is nothing inside.", "里面没有食物。")
    NO_TANK = ("Water cannot be filled in here.", "此处无法加水。")
    NO_PROBE = ("This part has no food probe.", "此处没有食物探针。")
    PROBE_NEEDS_FOOD = ("Put food in first: the probe goes into it.", "请先放入食物，再插入探针。")
    SWITCH_ON_FIRST = ("Switch the appliance on first.", "请先打开电源。")
    NO_POWER = ("The appliance has no power.", "设备没有通电。")
    TOO_MANY_CLIENTS = (
        "No room for another device. Remove one from the list first.",
        "已无空位，请先从列表中移除一个设备。",
    )
    NO_SUCH_CLIENT = ("That device is not on the list any more.", "该设备已不在列表中。")
    NO_SUCH_ZONE = ("This appliance has no such part.", "此设备没有该部分。")
    NO_SUCH_KEY = ("This panel has no such key.", "面板上没有该按键。")
    WRONG_VALUE = ("That value cannot be set here.", "此处无法设置该值。")
    BAD_FOOD = (
        "Give 0.01 to 20 kg of food at -30 to 100 °C.",
        "请输入 0.01 到 20 千克、-30 到 100 °C 的食物。",
    )
    BAD_WATER = (
        "Give 0.1 to 20 kg of water at 1 to 95 °C.",
        "请输入 0.1 到 20 千克、1 到 95 °C 的水。",
    )
    BAD_NAME = ("Give a name of 1 to 40 characters.", "请输入 1 到 40 个字符的名称。")


class PanelError(Exception):
    """The panel did not do what was pressed.

    The text is a sentence for the person in front of it.
    """

    def __init__(self, words: Words, reason: str) -> None:
        """Keep the sentence in both languages; `reason` is a word for programs."""
        super().__init__(words[0])
        self.words = words
        self.reason = reason

    def sentence(self, language: str) -> str:
        """Return the sentence in Chinese where the language tag asks for it, else in English."""
        return self.words[1 if language.lower().startswith("zh") else 0]


REFUSALS: Mapping[RefusalReason, Words] = {
    RefusalReason.DOOR_OPEN: ("Close the door or lid first.", "请先关好门或盖子。"),
    RefusalReason.CHILD_LOCKED: (
        "The child lock is on. Unlock it first.",
        "童锁已开启，请先解锁。",
    ),
    RefusalReason.BUSY: (
        "It is already cooking. Stop it first.",
        "正在烹饪，请先停止。",
    ),
    RefusalReason.INVALID_STATE: (
        "That does not work at the moment.",
        "现在无法进行此操作。",
    ),
    RefusalReason.UNSUPPORTED: (
        "This appliance cannot do that.",
        "此设备不支持该操作。",
    ),
    RefusalReason.MUST_NOT_RUN_EMPTY: (
        "Put food in first: it must not run empty.",
        "请先放入食物：不能空烧。",
    ),
    RefusalReason.WATER_NEEDED: ("Fill in water first.", "请先加水。"),
    RefusalReason.FAULT: (
        "There is a fault. It must be mended first.",
        "设备有故障，请先排除。",
    ),
}
FIELDS: Mapping[str, tuple[str, str, str]] = {
    "target_c": ("The temperature", "温度", " °C"),
    "duration_s": ("The time", "时间", " s"),
    "power_pct": ("The power", "功率", " %"),
    "delay_s": ("The delay", "预约时间", " s"),
    "add_s": ("The added time", "增加的时间", " s"),
}


def hint(which: Hint) -> PanelError:
    """Return the error for a hint."""
    return PanelError(which.value, which.name.lower())


def refused(refusal: Refusal) -> PanelError:
    """Return the error for the firmware's refusal."""
    if refusal.reason is RefusalReason.OUT_OF_RANGE and refusal.minimum is not None:
        return PanelError(_bounds(refusal, refusal.minimum), refusal.reason.value)
    words = REFUSALS.get(refusal.reason, REFUSALS[RefusalReason.INVALID_STATE])
    return PanelError(words, refusal.reason.value)


def _bounds(refusal: Refusal, minimum: float) -> Words:
    field = refusal.field or ""
    english, chinese, unit = FIELDS.get(field, ("The value", "数值", ""))
    least = f"{minimum:g}{unit}"
    most = f"{refusal.maximum:g}{unit}" if refusal.maximum is not None else least
    return (
        f"{english} must be from {least} to {most}.",
        f"{chinese}必须在 {least} 到 {most} 之间。",
    )
