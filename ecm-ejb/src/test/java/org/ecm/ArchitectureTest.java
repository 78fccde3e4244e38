package org.ecm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.ecm.campaign.DialerCampaigns;
import org.ecm.dialer.Delivery;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.ecm.status.DialerCheck;

/** The rules that keep the design as docs/architecture.md says. */
@AnalyzeClasses(packages = "org.ecm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyCodeUnderAMandateSendsToTheDialer =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.ecm.feed", "org.ecm.dialer..")
          .should()
          .callMethod(DialerGateway.class, "open", String.class);

  /** Portal and REST call the other features: none of those leads to the dialer. */
  @ArchTest
  static final ArchRule onlyComponentsAskTheDialer =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.ecm.feed", "org.ecm.results", "org.ecm.dialer..")
          .and()
          .areNotAssignableTo(DialerCampaigns.class)
          .and()
          .areNotAssignableTo(DialerCheck.class)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(DialerGateway.class, DialerGateways.class, Delivery.class);

  @ArchTest
  static final ArchRule decisionsKnowNoContainer =
      noClasses()
          .that()
          .resideInAnyPackage("org.ecm.schedule", "org.ecm.strategy")
          .or()
          .haveSimpleName("Ruling")
          .or()
          .haveSimpleName("Claim")
          .or()
          .haveSimpleName("Batches")
          .or()
          .haveSimpleName("Settlement")
          .or()
          .haveSimpleName("MandateSeat")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta..");

  @ArchTest
  static final ArchRule adaptersAreReachedThroughThePort =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.ecm.dialer.uccx")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.ecm.dialer.uccx");

  @ArchTest
  static final ArchRule onlyTheClockProducerAsksTheSystemForTheTime =
      noClasses()
          .that()
          .doNotHaveSimpleName("Clocks")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDateTime.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now");

  @ArchTest
  static final ArchRule nobodyIsAManager =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils");

  @ArchTest
  static final ArchRule featuresDoNotKnowTheirEntrances =
      classes()
          .that()
          .resideInAPackage("org.ecm..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages("jakarta.ws.rs..", "jakarta.faces..", "jakarta.servlet..");
}
