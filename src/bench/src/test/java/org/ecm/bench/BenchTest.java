package org.ecm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * A benchmark counts what ECM has done before it tells a rate: with few rows it says whether it
 * still can. The ratios mean nothing here, and nothing is asked of them.
 */
class BenchTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"import --rows 4000", "results --rows 4000", "tick --rows 12000 --turns 2"})
  void itRuns(String arguments) {
    assertThat(new CommandLine(new Bench()).execute(arguments.split(" "))).isZero();
  }
}
