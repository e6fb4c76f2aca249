"""The run on the samples, made once for all tests that ask for it."""

from __future__ import annotations

import pytest

from pipeline.gold import load_dataset
from pipeline.run import run_pipeline
from pipeline.settings import Settings, load_rules
from tests.golden.sample_run import SAMPLES, NoProgress, SampleRun, load_expected


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> SampleRun:
    """The pipeline's outcome on samples/inbox."""
    output = tmp_path_factory.mktemp("samples")
    settings = Settings(inbox=SAMPLES / "inbox", output=output, still_seconds=0, semantic=False)
    run_pipeline(settings, load_rules(None), NoProgress())
    return SampleRun(output, load_dataset(output / "dataset"), load_expected())
