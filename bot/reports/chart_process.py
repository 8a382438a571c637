"""The process that draws one chart: `python -m bot.reports.chart_process`, JSON in, PNG out.

It alone loads matplotlib, so that the bot starts quickly and stays small beside it.
"""

import sys

from bot.messages.charts import unpacked
from bot.reports.chart_drawing import draw

if __name__ == "__main__":
    content = draw(unpacked(sys.stdin.buffer.read().decode()))
    sys.stdout.buffer.write(content)
