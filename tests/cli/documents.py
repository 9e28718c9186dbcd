"""What is there to copy in the documents."""
import os
import re

from program import ROOT


def blocks(document, language):
    """The texts of the fenced blocks of one language, in order."""
    with open(os.path.join(ROOT, document), encoding="utf-8") as file:
        return re.findall(rf"^```{language}\n(.*?)^```$", file.read(), re.MULTILINE | re.DOTALL)
