using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

internal static class AuditCommands
{
    public static Command Create(DatabaseOptions database) => new("audit", "The audit log: who did what, and whether that still stands as it was written.")
    {
        Verify(database),
        Heads(database),
        List(database),
    };

    private static Command Verify(DatabaseOptions database)
    {
        var chain = new Option<Guid?>("--chain") { Description = "The only chain to look at; without it, all." };
        var expect = new Option<string?>("--expect") { Description = "A file that \"audit heads\" wrote earlier: tells whether anything it noted is gone.", HelpName = "FILE" };
        var verify = new Command("verify", "Recompute every seal; the exit code is 0 only where all hold.") { chain, expect };
        verify.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            IReadOnlyList<AuditHead>? noted = null;
            if (parsed.GetValue(expect) is { } path)
            {
                var read = await NotedAsync(path, cancellation);
                if (!read.IsSuccess)
                    return terminal.Fail(read.Failure, path);
                noted = read.Value;
            }

            var outcome = await services.GetRequiredService<VerifyAudit>().RunAsync(Actor.Operator, parsed.GetValue(chain), noted, cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);
            Tell(terminal, outcome.Value);
            terminal.Print($"Chains: {outcome.Value.Heads.Count}; entries: {outcome.Value.Entries}; broken chains: {outcome.Value.Broken.Count}.");
            terminal.Print($"Head: {outcome.Value.Head}");
            return outcome.Value.Broken.Count == 0 ? 0 : 1;
        }));
        return verify;
    }

    private static Command Heads(DatabaseOptions database)
    {
        var heads = new Command("heads", "Print the last entry of every chain, to be kept where nobody reaches who reaches the database.");
        heads.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var outcome = await services.GetRequiredService<VerifyAudit>().RunAsync(Actor.Operator, cancellation: cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);
            foreach (var head in outcome.Value.Heads)
                terminal.Print(head.ToString());
            // What is broken already is not worth noting without a word.
            Tell(terminal, outcome.Value);
            return outcome.Value.Broken.Count == 0 ? 0 : 1;
        }));
        return heads;
    }

    private static Command List(DatabaseOptions database)
    {
        var since = new Option<DateOnly>("--since") { Description = "First day, as YYYY-MM-DD.", HelpName = "DATE", Required = true, CustomParser = ParseDay };
        var area = new Option<string?>("--area") { Description = "Code of the very area, as 00, 12 or 1281; without it, all." };
        var person = new Option<string?>("--person") { Description = "Whole name or id; without it, all." };
        var format = new Option<string>("--format") { Description = "table or csv.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv");
        var list = new Command("list", "Print what was done, the latest first, in Swedish time.") { since, area, person, format };
        list.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var useCase = services.GetRequiredService<ListAudit>();
            var filter = new AuditFilter(From: parsed.GetValue(since), Person: parsed.GetValue(person), Area: parsed.GetValue(area));
            Outcome<Done>? outcome = null;
            if (parsed.GetValue(format) == "csv")
            {
                await terminal.PrintFileAsync(async output =>
                {
                    await using var file = await AuditFile.BeginAsync(output, withMark: false);
                    outcome = await useCase.EachAsync(Actor.Operator, filter, file.AddAsync, cancellation);
                });
            }
            else
            {
                outcome = await useCase.EachAsync(Actor.Operator, filter, entry =>
                {
                    terminal.Print(Line(entry));
                    return Task.CompletedTask;
                }, cancellation);
            }

            return outcome!.IsSuccess ? 0 : terminal.Fail(outcome.Failure);
        }));
        return list;
    }

    private static void Tell(Terminal terminal, AuditVerification verification)
    {
        foreach (var broken in verification.Broken)
        {
            terminal.Note($"Chain {broken.Chain} is broken at entry {broken.Number}: {broken.Fault switch
            {
                AuditFault.Changed => "it was changed after it was written.",
                AuditFault.Missing => "it is missing.",
                AuditFault.WrongPrevious => "it was not written after the entry that stands before it.",
                AuditFault.Cut => "it and all after it are gone, though they were noted.",
                AuditFault.NotAsNoted => "it is another than was noted.",
            }}");
        }
    }

    private static string Line(AuditEntry entry) => string.Join("  ", new[]
    {
        SwedishTime.Local(entry.OccurredAt).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        $"{entry.Action,-21}",
        entry.PersonName,
        entry.AreaCode,
        entry.RoundKey,
        $"{entry.ObjectKind} {entry.ObjectId}",
        entry.Detail,
        entry.Origin,
    }.Where(part => !string.IsNullOrEmpty(part)));

    private static async Task<Outcome<IReadOnlyList<AuditHead>>> NotedAsync(string path, CancellationToken cancellation)
    {
        var text = await InputFile.ReadTextAsync(path, cancellation);
        if (!text.IsSuccess)
            return text.Failure;
        var lines = text.Value.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var faults = lines.Select((line, i) => (Line: line, Number: i + 1)).Where(line => line.Line.Length > 0 && AuditHead.Parse(line.Line) is null)
            .Select(line => $"{line.Number}: This is no line that \"audit heads\" wrote.").ToList();
        return faults.Count > 0
            ? Failure.Invalid(faults)
            : lines.Where(line => line.Length > 0).Select(line => AuditHead.Parse(line)!).ToList();
    }

    private static DateOnly ParseDay(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError($"--since expects a date as YYYY-MM-DD, not '{text}'.");
        return default;
    }
}
