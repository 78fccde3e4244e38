package org.ecm.contact.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilePreviewTest {

  private static final String FILE =
      """
      Customer no;Phone;City
      1;030 2345678;Köln
      2;"03
      0";Bonn
      3;030 2345679;"Bad; Aachen"
      """;

  @Test
  void theFirstRowsAreShownAsTheImportWillReadThem() {
    FilePreview preview = FilePreview.of(FILE.getBytes(UTF_8), true, Map.of());
    assertThat(preview.layout().delimiter()).isEqualTo(';');
    assertThat(preview.layout().columns())
        .extracting(Column::field)
        .containsExactly(ContactField.REFERENCE, ContactField.PHONE_1, ContactField.ATTRIBUTE);
    assertThat(preview.rows())
        .contains(List.of("1", "030 2345678", "Köln"), List.of("3", "030 2345679", "Bad; Aachen"));
  }

  @Test
  void theUsersMappingDecides() {
    FilePreview preview =
        FilePreview.of(FILE.getBytes(UTF_8), true, Map.of("City", "lastName", "Phone", "phone3"));
    assertThat(preview.layout().columns())
        .extracting(Column::field)
        .containsExactly(ContactField.REFERENCE, ContactField.PHONE_3, ContactField.LAST_NAME);
  }

  @Test
  void aFileWithoutPhonesIsRefused() {
    assertThatThrownBy(() -> FilePreview.of("a,b\n1,2\n".getBytes(UTF_8), true, Map.of()))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("No column holds phone numbers");
  }

  @Test
  void aRowThatIsCutOffAtTheEndOfTheHeadIsNoRefusal() {
    byte[] head = FILE.substring(0, FILE.length() - 9).getBytes(UTF_8);
    assertThat(FilePreview.of(head, false, Map.of()).rows()).isNotEmpty();
  }
}
