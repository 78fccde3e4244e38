package org.ecm.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.ecm.drills.lab.DrillException;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  @Test
  void eachDrillHasANameOfItsOwn() {
    assertThat(Catalogue.ALL).extracting(Drill::name).doesNotHaveDuplicates();
  }

  @Test
  void theQuickOnesAreThere() {
    assertThat(Catalogue.named("quick")).extracting(Drill::name).isEqualTo(Catalogue.QUICK);
  }

  @Test
  void anUnknownNameIsSaid() {
    assertThatThrownBy(() -> Catalogue.named("earthquake"))
        .isInstanceOf(DrillException.class)
        .hasMessageContaining("earthquake")
        .hasMessageContaining("--list");
  }

  @Test
  void aPairIsNamedByItsTwo() {
    assertThat(Catalogue.named("kill-address+rolling-redeploy"))
        .extracting(Drill::name)
        .containsExactly("kill-address+rolling-redeploy");
    assertThatThrownBy(() -> Catalogue.named("kill+earthquake"))
        .isInstanceOf(DrillException.class)
        .hasMessageContaining("no drill earthquake");
  }

  @Test
  void theSameSeedChoosesTheSamePairs() {
    Random one = new Random(7);
    Random other = new Random(7);
    for (int i = 0; i < 20; i++) {
      assertThat(Pairs.random(one).title()).isEqualTo(Pairs.random(other).title());
    }
  }
}
