package org.ecm.portal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * A form is sent from a page whose campaign was deleted meanwhile. Before anybody can answer that
 * there is none, the page is read; services that were asked would be missed here.
 */
class DeletedCampaignTest {

  @Test
  void itsPageIsEmpty() {
    CampaignPage page = new CampaignPage();

    assertThat(page.getFunnel()).isNull();
    assertThat(page.getWaiting()).isEmpty();
    assertThat(page.getUncallable()).isZero();
    assertThat(page.getImports()).isEmpty();
    assertThat(page.isMoreImports()).isFalse();
  }

  @Test
  void nobodyOfItIsCalledAgain() throws IOException {
    RecyclePage page = new RecyclePage();

    assertThat(page.getTotal()).isZero();
    assertThat(page.isResting()).isFalse();
    page.recycle();
  }

  @Test
  void nothingOfItIsToDecide() throws IOException {
    SettlePage page = new SettlePage();

    assertThat(page.getPending().contacts()).isZero();
    page.settle();
  }
}
