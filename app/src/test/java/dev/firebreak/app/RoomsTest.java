package dev.firebreak.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rooms of the design: who may use what. */
class RoomsTest {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static JavaClasses firebreak;

    @BeforeAll
    static void read() {
        firebreak = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("/testkit"))
                .importPackages("dev.firebreak");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "media", "inference", "edge", "store", "training", "app"})
    void everyRoomWasRead(String room) {
        assertThat(firebreak.stream()).anyMatch(type -> type.getPackageName().startsWith("dev.firebreak." + room));
    }

    @Test
    void coreKnowsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.firebreak.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.firebreak.core..",
                        "java..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "com.google.errorprone.annotations..")
                .check(firebreak);
    }

    @ParameterizedTest
    @CsvSource({
        "media, dev.firebreak.core..",
        "inference, dev.firebreak.core..",
        "edge, dev.firebreak.core..",
        "store, dev.firebreak.core..",
        "training, dev.firebreak.core..|dev.firebreak.media..|dev.firebreak.inference.."
    })
    void aRoomUsesOnlyTheRoomsBelowIt(String room, String below) {
        String own = "dev.firebreak." + room + "..";
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.firebreak..")
                        .and(not(resideInAPackage(own)))
                        .and(not(resideInAnyPackage(below.split("\\|")))))
                .check(firebreak);
    }

    @ParameterizedTest
    @CsvSource({
        "app, org.springframework..",
        "app, jakarta.servlet..",
        "app, info.picocli..",
        "media, org.bytedeco..",
        "inference, ai.onnxruntime..",
        "store, java.sql..",
        "store, javax.sql..",
        "store, org.jdbi..",
        "store, org.flywaydb..",
        "store, software.amazon..",
        "training, ai.djl.."
    })
    void onlyOneRoomTouches(String room, String library) {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.firebreak." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(firebreak);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "media", "inference", "edge", "store", "training", "app"})
    void packagesOfARoomDoNotGoInCircles(String room) {
        slices().matching("dev.firebreak." + room + ".(**)")
                .should()
                .beFreeOfCycles()
                // What decoder processes say to their parent is made of the decoder's own values.
                .ignoreDependency(
                        resideInAPackage("dev.firebreak.media.wire.."),
                        resideInAPackage("dev.firebreak.media.decode.."))
                .check(firebreak);
    }

    /** Time comes in by a Clock, so that tests can move it; only what puts the program together may ask the machine. */
    @Test
    void onlyTheCompositionRootAsksTheMachineForTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.firebreak.app", "dev.firebreak.app.cli..", "dev.firebreak.app.serve..")
                .and()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(firebreak);
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(firebreak);
    }

    /** Commands talk to people; processes of their own talk to whoever started them. */
    @Test
    void onlyCommandsAndMainClassesPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.firebreak.app.cli..", "dev.firebreak.media.drill..")
                .and()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(firebreak);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager|DTO|Dto)")
                .orShould()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..dto..")
                .check(firebreak);
    }
}
