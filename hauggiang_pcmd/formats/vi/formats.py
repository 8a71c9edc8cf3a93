"""How Django's own forms and pages read and print days. Its Vietnamese has 05/06 as the fifth month's sixth day."""

DATE_INPUT_FORMATS = ["%d/%m/%Y"]
DATETIME_INPUT_FORMATS = ["%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y"]
DATE_FORMAT = SHORT_DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = r"H:i \n\gà\y d/m/Y"
FIRST_DAY_OF_WEEK = 1
