package org.ecm.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultOptionTest {

  @Test
  void aShareBecomesAProbability() {
    assertThat(FaultOption.parse("drop-reply=0.3").order())
        .containsEntry("on", "POST contacts")
        .containsEntry("kind", "dropReply")
        .containsEntry("probability", 0.3);
  }

  @Test
  void aDelayIsInMilliseconds() {
    assertThat(FaultOption.parse("delay=250").order())
        .containsEntry("kind", "delay")
        .containsEntry("delayMs", 250)
        .doesNotContainKey("probability");
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop-reply", "drop-reply=often", "explode=1", "", "=1"})
  void whatIsNoFaultIsRefusedWithTheChoices(String text) {
    assertThatThrownBy(() -> FaultOption.parse(text))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("drop-reply=SHARE");
  }
}
