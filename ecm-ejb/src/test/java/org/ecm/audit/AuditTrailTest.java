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
    assertThatThrownBy(() -> trail.page("yesterday", 10)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> trail.page(null, 0)).isInstanceOf(InvalidInputException.class);
  }
}
