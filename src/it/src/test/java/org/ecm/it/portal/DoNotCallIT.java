package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The form of the do-not-call page, from a browser whose zone is not known: its days are UTC's. */
@ExtendWith(PortalNode.class)
class DoNotCallIT {

  private final Place place;
  private final PlainBrowser browser;

  DoNotCallIT(Place place) {
    this.place = place;
    browser = new PlainBrowser(place.url() + "/");
  }

  @BeforeEach
  void logIn() throws Exception {
    browser.open("do-not-call");
    browser.logIn(place.user(), place.password());
  }

  @Test
  void allOfTheLastDayCounts() throws Exception {
    add("+493099999921", "2031-03-05");
    assertThat(browser.page())
        .contains("is not called by any campaign until 2031-03-05 is over.")
        .contains("No contact was waiting for it");
    browser.open("do-not-call?q=%2B493099999921");
    assertThat(browser.page()).contains("2031-03-06 00:00");
  }

  @Test
  void aDayThatIsOverIsRefused() throws Exception {
    add("+493099999922", "2020-03-05");
    assertThat(browser.page())
        .contains("This day is over: choose today or a later one")
        .doesNotContain("is not called by");
    browser.open("do-not-call?q=%2B493099999922");
    assertThat(browser.page()).contains("No number starts like that");
  }

  @Test
  void anEntryForGoodStaysSoWhenItIsAddedAgainWithAnEnd() throws Exception {
    add("+493099999923", "");
    assertThat(browser.page()).contains("is not called by any campaign any more.");
    add("+493099999923", "2031-03-05");
    assertThat(browser.page()).contains("stays on the list as it was, for any campaign");
    browser.open("do-not-call?q=%2B493099999923");
    assertThat(browser.page()).contains(">Never<").doesNotContain("2031-03-06");
  }

  /** As another site would have it sent, which does not know the user's token. */
  @Test
  void aFormWithoutTheTokenOfThisLoginIsNotTaken() throws Exception {
    browser.open("do-not-call");
    browser.pressElsewhere("Add a number", "add", Map.of("number", "+493099999924"));
    assertThat(browser.page()).contains("This page belongs to an earlier login");
    browser.open("do-not-call?q=%2B493099999924");
    assertThat(browser.page()).contains("No number starts like that");
    if (place.log() != null) {
      assertThat(Files.readString(place.log())).doesNotContain("ViewExpiredException");
    }
  }

  private void add(String number, String until) throws IOException, InterruptedException {
    browser.open("do-not-call");
    browser.press(
        "Add a number",
        "add",
        Map.of("number", number, "region", "", "campaign", "", "expires", until, "reason", "Test"));
  }
}
