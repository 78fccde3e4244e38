package org.ecm.portal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UploadLimitTest {

  @Test
  void aFileUpToTheLimitIsTaken() {
    UploadLimit limit = limit(1000);
    assertThat(limit.refuses(1000)).isFalse();
    assertThat(limit.refuses(1001)).isTrue();
    assertThat(limit.refuses(-1)).as("a length that is not known").isFalse();
  }

  @Test
  void zeroTakesAnyFileAsTheServerDoes() {
    assertThat(limit(0).refuses(1)).isFalse();
    assertThat(limit(0).refuses(Long.MAX_VALUE)).isFalse();
  }

  private static UploadLimit limit(long bytes) {
    UploadLimit limit = new UploadLimit();
    limit.bytes = bytes;
    return limit;
  }
}
