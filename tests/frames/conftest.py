"""
What tests of tables share: one Spark, started once, where there is a Java to run it.
"""

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest


def java_version() -> int:
    """
    Return the version of Java on this machine; 0 if there is none.
    """
    java = shutil.which("java")
    if java is None:
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    digits = said.partition('version "')[2].partition(".")[0]
    return int(digits) if digits.isdigit() else 0


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """
    Give a Spark on this machine alone; without Java 17 or later the test is skipped.
    """
    if java_version() < 17:
        pytest.skip("PySpark needs a Java of 17 or later, and none is on the path")
    from pyspark.sql import SparkSession  # noqa: PLC0415  # it starts a machine: not before it is asked for

    builder: Any = SparkSession.builder
    session = (
        builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    yield session
    session.stop()
