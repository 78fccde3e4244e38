package org.ecm.rest.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.ecm.campaign.InvalidInputException;
import org.junit.jupiter.api.Test;

class ColumnMappingTest {

  @Test
  void theLastColonPartsColumnAndField() {
    assertThat(ColumnMapping.parse(List.of("Tel: home:phone1", "Kunde:reference")))
        .isEqualTo(Map.of("Tel: home", "phone1", "Kunde", "reference"));
  }

  @Test
  void whatIsNoPairIsRefused() {
    for (String pair : List.of("phone", ":phone1", "Tel:")) {
      assertThatThrownBy(() -> ColumnMapping.parse(List.of(pair)))
          .isInstanceOf(InvalidInputException.class);
    }
    assertThatThrownBy(() -> ColumnMapping.parse(Collections.nCopies(201, "a:b")))
        .isInstanceOf(InvalidInputException.class);
  }
}
