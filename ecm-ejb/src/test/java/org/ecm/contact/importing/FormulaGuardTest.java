package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaGuardTest {

  @Property
  void noValueStartsAFormulaAndEveryValueComesBack(@ForAll("values") String value) {
    String guarded = FormulaGuard.guard(value);
    assertThat(guarded)
        .doesNotMatch("(?s)[=+\\-@\\t\\r\\n].*")
        .doesNotMatch("(?s).*[,;|\\t\\r\\n]\"*[=+\\-@].*");
    assertThat(FormulaGuard.unguard(guarded)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      value = {
        "x,=cmd|' /C calc'!A1 > x,'=cmd|' /C calc'!A1",
        "x;+1|-2 > x;'+1|'-2",
        "x,\"\"=1,y > x,\"\"'=1,y",
        "Doe, - see there > Doe, - see there",
        "12:30-14:00, a=b > 12:30-14:00, a=b",
      })
  void aFormulaBehindAnyDelimiterIsGuarded(String value, String guarded) {
    assertThat(FormulaGuard.guard(value)).isEqualTo(guarded);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().withChars("'=+-@\t\r\n,;|\"ab1").ofMaxLength(8);
  }
}
