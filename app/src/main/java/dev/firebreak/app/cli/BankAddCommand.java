package dev.firebreak.app.cli;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.BankedFile;
import dev.firebreak.app.bank.EntryJson;
import dev.firebreak.app.fingerprint.PackagedDescriber;
import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.ContentMetadata;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryOutcome;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.Signals;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak bank add}: puts files, or one thing's hashes, into a bank. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Puts what files are recognised by into a bank, or the hashes of one thing. Files are not kept.")
final class BankAddCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(index = "0", paramLabel = "BANK", converter = BankNames.OfBank.class, description = "Which bank.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BankName name;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE", description = "Pictures, videos, sounds.")
    private List<Path> files = List.of();

    @Option(
            names = "--hash",
            paramLabel = "KIND:HASH",
            description = "In place of files: pdq:…, md5:… and sha256:… of one picture or video.")
    private List<String> hashes = List.of();

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "For people, up to 255 characters.")
    private String note = "";

    @Option(names = "--content-id", defaultValue = "", paramLabel = "ID", description = "What the platform calls it.")
    private String contentId = "";

    @Option(
            names = "--content-uri",
            defaultValue = "",
            paramLabel = "URI",
            description = "Where it was; never fetched.")
    private String contentUri = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    @SuppressWarnings("try") // the hook is there to interrupt this thread
    public Integer call() throws InterruptedException {
        if (files.isEmpty() == hashes.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name files, or give --hash");
        }
        try (Shutdown shutdown = Shutdown.interrupting(Thread.currentThread());
                OpenLibrary library = options.open();
                PackagedDescriber describer =
                        new PackagedDescriber(options.config().inference().modelPackage());
                BankedFile reader = new BankedFile(Clock.systemUTC()).describing(describer)) {
            BankDesk desk = library.banks();
            Bank bank = desk.find(name);
            if (files.isEmpty()) {
                Signals given = signals();
                Provenance from = Provenance.hash(OpenLibrary.by(), desk.clock().instant());
                tell("", add(desk, bank, EntryJson.media("", given), given, from));
                return ExitCode.OK;
            }
            int worst = ExitCode.OK;
            for (Path file : files) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                worst = Math.max(worst, add(desk, bank, reader, file));
            }
            return worst;
        }
    }

    private int add(BankDesk desk, Bank bank, BankedFile reader, Path file) throws InterruptedException {
        switch (reader.read(file)) {
            case BankedFile.Signed signed -> {
                Provenance from = Provenance.file(
                        OpenLibrary.by(), desk.clock().instant(), String.valueOf(file.getFileName()), signed.sha256());
                tell(file.toString(), add(desk, bank, signed.media(), signed.signals(), from));
                if (!signed.remark().isEmpty()) {
                    options.err().println(file + ": " + signed.remark());
                }
                return ExitCode.OK;
            }
            case BankedFile.Refused refused -> {
                options.err().println(file + ": " + refused.why());
                return refused.there() ? ExitCode.BAD_MEDIA : ExitCode.SOURCE_GONE;
            }
        }
    }

    private EntryOutcome add(BankDesk desk, Bank bank, MediaKind media, Signals signals, Provenance from) {
        EntryAbout about;
        try {
            about = new EntryAbout(note, from, new ContentMetadata(contentId, contentUri, ""));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        EntryContent entry = new EntryContent(media, signals, about, Availability.ENABLED);
        return desk.add(bank, List.of(entry), OpenLibrary.by()).getFirst();
    }

    private Signals signals() {
        try {
            List<Signal> signals = new ArrayList<>();
            for (String hash : hashes) {
                String[] parts = hash.split(":", 2);
                if (parts.length < 2) {
                    throw new IllegalArgumentException("'%s' is no KIND:HASH".formatted(hash));
                }
                signals.add(Signal.parse(EntryJson.kind(parts[0]), parts[1]));
            }
            return Signals.of(signals);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void tell(String file, EntryOutcome outcome) {
        boolean added = outcome instanceof EntryOutcome.Added;
        long id = switch (outcome) {
            case EntryOutcome.Added fresh -> fresh.id().value();
            case EntryOutcome.Duplicate known -> known.of().value();
            case EntryOutcome.NoSuchBank none -> throw new IllegalStateException("Told before: " + none);
        };
        if (!options.json()) {
            String what = added ? "added" : "in the bank already";
            options.out().println("%s%s as entry %d".formatted(file.isEmpty() ? "" : file + ": ", what, id));
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        if (!file.isEmpty()) {
            line.put("file", file);
        }
        line.put("outcome", added ? "added" : "duplicate");
        line.put("id", id);
        options.out().println(JsonMapper.shared().writeValueAsString(line));
    }
}
