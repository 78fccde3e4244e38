package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.ecm.contact.importing.UnreadableFileException.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingDetectorTest {
  private static final String NAMES = "Name;Phone\nMüller;1\nHélène;2\nMuñoz;3\n";

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF_8",
    "windows-1252, WINDOWS_1252",
    "UTF-16LE, UTF_16LE",
    "UTF-16BE, UTF_16BE",
  })
  void anEncodingIsFoundWithoutAByteOrderMark(String charset, TextEncoding encoding) {
    assertThat(detect(NAMES.getBytes(Charset.forName(charset)), 7)).isEqualTo(encoding);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, UTF_8", "UTF-16LE, UTF_16LE", "UTF-16BE, UTF_16BE"})
  void aByteOrderMarkDecides(String charset, TextEncoding encoding) {
    assertThat(detect(("\uFEFF" + NAMES).getBytes(Charset.forName(charset)), 1000))
        .isEqualTo(encoding);
  }

  @Test
  void theFirstUmlautMayStandInTheLastRow() {
    String text = "Name;Phone\n" + "Smith;1\n".repeat(100_000) + "Müller;2\n";
    assertThat(detect(text.getBytes(TextEncoding.WINDOWS_1252.charset()), 8192))
        .isEqualTo(TextEncoding.WINDOWS_1252);
    assertThat(detect(text.getBytes(StandardCharsets.UTF_8), 8192)).isEqualTo(TextEncoding.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "Shift_JIS", "KOI8-R", "GB18030"})
  void anEncodingThatCannotBeReadIsRefusedInsteadOfGuessed(String charset) {
    String text = charset.startsWith("S") ? "名前;電話\n田中;1\n" : "Имя;Телефон\nИванов;1\nПетров;2\n";
    String shown = charset.startsWith("G") ? "姓名;電話\n王小明;1\n李美麗;2\n" : text;
    assertThatThrownBy(() -> detect(shown.getBytes(Charset.forName(charset)), 1000))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("UTF-8")
        .extracting("reason")
        .isEqualTo(Cause.UNSUPPORTED_ENCODING);
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatThrownBy(() -> detect(new byte[0], 10))
        .extracting("reason")
        .isEqualTo(Cause.EMPTY_FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK\u0003\u0004rest", "%PDF-1.7", "a\u0000b\u0000\u0000c", "<?xml?>"})
  void aFileThatIsNotTextIsRefused(String start) {
    byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> detect(bytes, 10)).extracting("reason").isEqualTo(Cause.BINARY_FILE);
  }

  private static TextEncoding detect(byte[] bytes, int piece) {
    EncodingDetector detector = new EncodingDetector();
    for (int at = 0; at < bytes.length; at += piece) {
      detector.accept(bytes, at, Math.min(piece, bytes.length - at));
    }
    return detector.encoding();
  }
}
