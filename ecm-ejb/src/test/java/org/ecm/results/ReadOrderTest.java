package org.ecm.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadOrderTest {

  private static final List<String> ALL = List.of("a", "b", "c");

  private final ReadOrder<String> order = new ReadOrder<>();

  @Test
  void whatFailedComesLast() {
    order.failed("a", 10, 10);
    order.failed("b", 11, 11);
    assertThat(order.of(ALL, 12)).containsExactly("c", "a", "b");
    order.failed("a", 12, 12);
    assertThat(order.of(ALL, 13)).containsExactly("c", "b", "a");
    order.worked("a");
    assertThat(order.of(ALL, 13)).containsExactly("a", "c", "b");
    assertThat(order.allWork()).isFalse();
    order.worked("b");
    assertThat(order.allWork()).isTrue();
  }

  @Test
  void whatKeptUsWaitingIsLeftAloneForAsLong() {
    order.failed("b", 100, 150);
    assertThat(order.of(ALL, 199)).containsExactly("a", "c");
    assertThat(order.of(ALL, 200)).containsExactly("a", "c", "b");
  }
}
