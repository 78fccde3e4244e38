package org.ecm.portal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileSizeTest {

  @Test
  void aSizeHasTheUnitThatSuitsIt() {
    assertThat(FileSize.text(0)).isEqualTo("0 B");
    assertThat(FileSize.text(999)).isEqualTo("999 B");
    assertThat(FileSize.text(1000)).isEqualTo("1.0 kB");
    assertThat(FileSize.text(999_960)).isEqualTo("1.0 MB");
    assertThat(FileSize.text(12_345_678)).isEqualTo("12.3 MB");
    assertThat(FileSize.text(4_000_000_000_000L)).isEqualTo("4000.0 GB");
  }
}
