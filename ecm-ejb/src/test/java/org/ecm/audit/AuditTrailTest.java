package org.ecm.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.ecm.campaign.InvalidInputException;
import org.ecm.contact.ContactLab;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

  private final ContactLab lab = new ContactLab();
  private final AuditTrail trail = new AuditTrail(lab.database);

  @Test
  void pagesShowEachEventOnceNewestFirst() {
    for (int i = 0; i < 5; i++) {
      lab.audit.record("ada", "test", "subject " + i, null);
    }
    List<String> seen = new ArrayList<>();
    String before = null;
    do {
      AuditTrail.Page page = trail.page(before, 2);
      page.events().forEach(e -> seen.add(e.subject()));
      before = page.next();
    } while (before != null);

    assertThat(seen)
        .containsExactly("subject 4", "subject 3", "subject 2", "subject 1", "subject 0");
  }

  @Test
  void aForeignPageIsRefused() {
    for (String foreign :
        List.of(
            "yesterday",
            "2026-11-03T15:00:00Z",
            "2026-11-03T15:00:00Z_x",
            "+10000-01-01T00:00:00Z_1",
            "0000-12-31T23:59:59Z_1")) {
      assertThatThrownBy(() -> trail.page(foreign, 10))
          .as(foreign)
          .isInstanceOf(InvalidInputException.class);
    }
    assertThatThrownBy(() -> trail.page(null, 0)).isInstanceOf(InvalidInputException.class);
  }
}
