package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormulaGuardTest {

  @Property
  void noValueStartsAFormulaAndEveryValueComesBack(@ForAll("values") String value) {
    String guarded = FormulaGuard.guard(value);
    assertThat(guarded).doesNotMatch("(?s)[=+\\-@\\t\\r\\n].*");
    assertThat(FormulaGuard.unguard(guarded)).isEqualTo(value);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().withChars("'=+-@\t\rab1").ofMaxLength(6);
  }
}
