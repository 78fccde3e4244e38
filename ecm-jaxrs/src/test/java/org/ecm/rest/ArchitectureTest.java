package org.ecm.rest;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.OptimisticLockException;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.cluster.Mandates;
import org.ecm.database.CommitUnknownException;
import org.ecm.database.DatabaseReadiness;
import org.ecm.database.DatabaseTrouble;
import org.ecm.database.UtcTimes;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.Disposition;
import org.ecm.results.ManualSettlement;

/**
 * The rules that keep the REST API as docs/architecture.md says: it calls services, nothing below.
 */
@AnalyzeClasses(packages = "org.ecm.rest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** What a call ended with, and that the dialer could not be asked, are words, not a way there. */
  @ArchTest
  static final ArchRule theDialerIsNeverTouched =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.ecm.dialer..")
                  .and(not(belongToAnyOf(Disposition.class, DialerUnreachableException.class))));

  /** A person's decision about what is unknown is a service; the rest belongs to a mandate. */
  @ArchTest
  static final ArchRule componentsAreLeftToTheirMandates =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "org.ecm.feed..", "org.ecm.results..", "org.ecm.cluster.election..")
                  .and(not(belongToAnyOf(ManualSettlement.class)))
                  .or(belongToAnyOf(Mandate.class, Mandates.class, MandateSeat.class)));

  @ArchTest
  static final ArchRule theDatabaseIsReachedThroughServices =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.sql..",
                      "javax.sql..",
                      "org.jdbi..",
                      "jakarta.persistence..",
                      "org.hibernate..",
                      "org.flywaydb..",
                      "org.ecm.database..")
                  .and(
                      not(
                          belongToAnyOf(
                              DatabaseTrouble.class,
                              DatabaseReadiness.class,
                              CommitUnknownException.class,
                              OptimisticLockException.class,
                              UtcTimes.class))));
}
