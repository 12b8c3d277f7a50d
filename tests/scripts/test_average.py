"""Is the average of pipelines the mean of their weights?"""

import numpy as np
import pytest
import spacy
from spacy.training import Example
from thinc.api import fix_random_seed

from scripts.average import average
from scripts.train_recogniser import untrained


def weights(seed: int) -> spacy.Language:
    fix_random_seed(seed)
    nlp = untrained(spacy.blank("en").vocab)
    doc = nlp.make_doc("Ada Merrow left")
    nlp.initialize(lambda: [Example.from_dict(doc, {"entities": [(0, 10, "PERSON")]})])
    return nlp


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_weight_is_the_mean_of_the_pipelines_weights(count: int) -> None:
    def output(nlp: spacy.Language) -> np.ndarray:
        layers = nlp.get_pipe("ner").model.walk()
        return next(layer.get_param("W") for layer in layers if layer.name == "maxout")

    pipelines = [weights(seed) for seed in range(count)]
    mean = sum(output(nlp) for nlp in pipelines) / count
    assert np.allclose(output(average(pipelines)), mean)
