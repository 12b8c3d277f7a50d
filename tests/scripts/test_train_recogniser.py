"""Does the training script write a pipeline that loads and knows five labels at most?"""

import json
from pathlib import Path

import pytest
import spacy

from scripts import train_recogniser
from scripts.train_recogniser import LABELS, Passage, Score, passages, title_case
