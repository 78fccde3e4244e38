package org.ecm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallZonesTest {
  private static final String CAMPAIGN = "Europe/Vienna";

  @ParameterizedTest
  @CsvSource({
    "+12125550123, America/New_York",
    "+12085550123, America/Boise|America/Los_Angeles",
    "+4915112345678, Europe/Berlin",
    "+447911123456, Europe/London",
    "+34612345678, Atlantic/Canary|Europe/Madrid",
    "+80012345678, Europe/Vienna",
  })
  void aNumberHasTheZonesOfItsPlace(String number, String key) {
    assertThat(CallZones.of(null, number, CAMPAIGN)).isEqualTo(key);
  }

  @Test
  void aServiceNumberOfAnotherContinentKeepsAllItsClocks() {
    String key = CallZones.of(null, "+18005550123", CAMPAIGN);
    assertThat(key.split("\\|"))
        .hasSizeGreaterThan(10)
        .contains("America/New_York", "America/Los_Angeles", "-10:00");
  }

  @ParameterizedTest
  @CsvSource({
    "+18005550123, America/New_York, America/New_York",
    "+18005550123, America/Detroit, America/Detroit",
    "+19005550123, America/Phoenix, America/Phoenix",
    "+4980012345678, America/New_York, Europe/Berlin",
  })
  void aServiceNumberOfTheCampaignsOwnCountriesIsCalledInItsTime(
      String number, String campaign, String key) {
    assertThat(CallZones.of(null, number, campaign)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"+15005550123, America/New_York", "+79161234567, Europe/Moscow"})
  void aPersonsNumberWithoutAPlaceKeepsAllItsClocks(String number, String campaign) {
    assertThat(CallZones.of(null, number, campaign)).contains("|");
  }

  @Test
  void theCustomersZoneComesFirst() {
    assertThat(CallZones.of("Asia/Tokyo", "+12125550123", CAMPAIGN)).isEqualTo("Asia/Tokyo");
  }

  @Test
  void everyKindOfNumberInTheWorldHasAKeyThatFitsAndCanBeRead() {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    for (String region : numbers.getSupportedRegions()) {
      for (PhoneNumberUtil.PhoneNumberType type : numbers.getSupportedTypesForRegion(region)) {
        PhoneNumber example = numbers.getExampleNumberForType(region, type);
        if (example != null) {
          String number = numbers.format(example, PhoneNumberFormat.E164);
          String key = CallZones.of(null, number, CAMPAIGN);
          assertThat(key).isNotEmpty().hasSizeLessThanOrEqualTo(CallZones.LONGEST);
          Arrays.stream(key.split("\\|")).forEach(ZoneId::of);
        }
      }
    }
  }
}
