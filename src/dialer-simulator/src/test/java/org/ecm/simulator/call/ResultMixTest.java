package org.ecm.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultMixTest {

  private static Map<CallResult, Long> pick(ResultMix mix) {
    return IntStream.range(0, 10_000)
        .mapToObj(i -> mix.pick("+4930" + i, "A" + i, 0))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @Test
  void resultsComeInTheirProportions() {
    var picked = pick(ResultMix.parse("voice=70, busy=30", 42));

    assertThat(picked).containsOnlyKeys(CallResult.VOICE, CallResult.BUSY);
    assertThat(picked.get(CallResult.VOICE)).isBetween(6_700L, 7_300L);
  }

  @Test
  void theSeedDecides() {
    ResultMix mix = ResultMix.parse("voice=1,busy=1", 1);
    ResultMix same = ResultMix.parse("voice=1,busy=1", 1);
    ResultMix other = ResultMix.parse("voice=1,busy=1", 2);

    var numbers = IntStream.range(0, 100).mapToObj(i -> "" + i).toList();
    Function<ResultMix, Object> results =
        each -> numbers.stream().map(number -> each.pick(number, "A", 0)).toList();
    assertThat(results.apply(mix)).isEqualTo(results.apply(same));
    assertThat(results.apply(mix)).isNotEqualTo(results.apply(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "voice", "voice=", "voice=-1", "voice=1,sing=2", "voice=0"})
  void anUnclearMixIsRefused(String text) {
    assertThatThrownBy(() -> ResultMix.parse(text, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
