package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.Test;

/** The page of an import while it goes on. */
class ImportIT extends PortalTest {

  /** Enough that a user, or a test, sees it go on for some seconds. */
  private static final int ROWS = 60_000;

  private static final Pattern PACE =
      Pattern.compile("\\d{1,2} % · [1-9][\\d,]* rows per second · \\d+ (s|min) left");

  ImportIT(Place place) {
    super(place);
  }

  @Test
  void anImportShowsItsPaceAndItsEndByItself() throws Exception {
    logIn();
    createCampaign();
    portal.click("Upload contacts");
    upload(
        IntStream.range(0, ROWS)
            .mapToObj(row -> "I-%d,+4930%07d\n".formatted(row, 8_000_000 + row))
            .collect(Collectors.joining("", "Reference,Phone\n", "")));
    portal.awaitPage("/import");
    portal.awaitForm("#pace", PACE);
    portal.awaitText("#state", "Done");
    portal.awaitText("#import [data-n=accepted]", "60,000");
    assertThat(portal.text()).doesNotContain("rows per second", "Cancel import");
    assertThat(portal.complaints()).isEmpty();
  }
}
