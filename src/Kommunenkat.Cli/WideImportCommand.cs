using System.CommandLine;
using Kommunenkat.App.Access;
using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

/// <summary>The options of an import of wide files.</summary>
internal sealed class WideImportOptions
{
    public Option<string?> Mapping { get; } = new("--mapping") { Description = "JSON file that says what each column of a wide file is; see --save-mapping." };

    public Option<string?> SaveMapping { get; } = new("--save-mapping") { Description = "JSON file to write the mapping to, to be looked at, edited and given as --mapping." };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Read, check and count, and store nothing." };
}

/// <summary>Imports a file with a row for each municipality.</summary>
internal sealed class WideImportCommand(IServiceProvider services, Terminal terminal, WideImportOptions options)
{
    public async Task<int> RunAsync(ParseResult parsed, string round, string path, byte[] content, CancellationToken cancellation)
    {
        var prepared = await services.GetRequiredService<PrepareImport>().RunAsync(Actor.Operator, round, cancellation);
        if (!prepared.IsSuccess)
            return terminal.Fail(prepared.Failure);
        if (parsed.GetValue(options.SaveMapping) is { } over && Path.GetFullPath(over) == Path.GetFullPath(path))
            return terminal.Fail("The mapping would be written over the file of answers; give --save-mapping another name.");
        var source = SourceFile.Read(path, content, SourceLimits.OfRounds);
        if (source.Book is not { } book)
            return Tell(path, source.Faults);

        var (mapping, code) = parsed.GetValue(options.Mapping) is { } file
            ? await GivenAsync(file, path, book, cancellation)
            : await ProposedAsync(prepared.Value, round, path, book, parsed.GetValue(options.SaveMapping), cancellation);
        if (mapping is null)
            return code;
        if (parsed.GetValue(options.SaveMapping) is { } saved && await SaveAsync(saved, mapping) is { } failed)
            return failed;

        var isDryRun = parsed.GetValue(options.DryRun);
        var outcome = await services.GetRequiredService<ImportWide>().RunAsync(Actor.Operator, round, book, mapping, isDryRun, terminal.Progress(), cancellation);
        if (!outcome.IsSuccess)
            return terminal.Fail(outcome.Failure);
        var reading = outcome.Value.Reading;
        Tell(path, reading.Warnings);
        if (reading.Faults.Count > 0)
            return Tell(path, reading.Faults);
        terminal.Print(
            $"Round {outcome.Value.Round.Key}: {reading.Answers} answers of {reading.Municipalities} municipalities {(isDryRun ? "can be imported" : "imported")}, {reading.LeftOut} left out.");
        return 0;
    }

    private async Task<(ImportMapping? Mapping, int Code)> GivenAsync(string file, string path, SourceBook book, CancellationToken cancellation)
    {
        var text = await InputFile.ReadTextAsync(file, cancellation);
        if (!text.IsSuccess)
            return (null, terminal.Fail(text.Failure));
        var read = MappingFile.Read(text.Value);
        if (!read.IsSuccess)
            return (null, terminal.Fail(read.Failure, file));
        var (mapping, faults) = read.Value.For(book);
        return (mapping, mapping is null ? Tell(path, faults) : 0);
    }

    /// <summary>A mapping that was kept for the same headings, else what is proposed, if there is no doubt what each column is.</summary>
    private async Task<(ImportMapping? Mapping, int Code)> ProposedAsync(
        PreparedImport prepared, string round, string path, SourceBook book, string? saveTo, CancellationToken cancellation)
    {
        foreach (var saved in prepared.SavedMappings)
        {
            if (saved.Mapping.For(book).Mapping is { } kept)
            {
                terminal.Note($"The mapping \"{saved.Name}\" that {saved.SavedBy} saved has the headings of this file and is used.");
                return (kept, 0);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        var proposal = MappingProposal.Of(prepared.Questionnaire, book);
        TellGuesses(path, proposal);
        if (proposal.IsNamed)
            return (proposal.Mapping, 0);
        foreach (var column in proposal.Columns.Where(column => column.Certainty != Certainty.Certain))
        {
            var remark = new CellRemark(proposal.Mapping.Sheet, proposal.Mapping.HeadingRow, column.Column.Column, column.Column.Heading, column.Why);
            terminal.Note($"{path}:{remark}; {(column.Column.Role == ColumnRole.Ignored ? "ignored" : $"taken for {column.Column.Item?.ToString() ?? column.Column.Role.ToString()}")}");
        }

        // What else is wrong, so that all of it can be mended at once.
        var tried = await services.GetRequiredService<ImportWide>().RunAsync(Actor.Operator, round, book, proposal.Mapping, isDryRun: true, cancellation: cancellation);
        if (tried.IsSuccess)
            Tell(path, tried.Value.Reading.Faults);
        if (saveTo is not null && await SaveAsync(saveTo, proposal.Mapping) is { } failed)
            return (null, failed);
        return (null, terminal.Fail(saveTo is null
            ? "Not every column is certain, and nothing was imported. Run this again with --save-mapping FILE.json, look the file over, and give it as --mapping FILE.json."
            : $"Not every column is certain, and nothing was imported. Look {saveTo} over, and give it as --mapping {saveTo}."));
    }

    /// <summary>What words were taken for that are no option's: somebody should know of it.</summary>
    private void TellGuesses(string path, MappingProposal proposal)
    {
        foreach (var column in proposal.Columns.Select(column => column.Column).Where(column => column.Values.Count > 0))
        {
            var remark = new CellRemark(proposal.Mapping.Sheet, null, column.Column, column.Heading, new("", string.Join(
                ", ", column.Values.Select(value => $"\"{value.Key}\" is taken for {value.Value ?? "no answer"}"))));
            terminal.Note($"{path}:{remark}");
        }
    }

    private async Task<int?> SaveAsync(string path, ImportMapping mapping)
    {
        var written = await OutputFile.WriteAsync(path, async output =>
        {
            await using var text = new StreamWriter(output, leaveOpen: true);
            await text.WriteLineAsync(MappingFile.Write(mapping));
        });
        return written.IsSuccess ? null : terminal.Fail(written.Failure);
    }

    private int Tell(string path, IEnumerable<CellRemark> remarks)
    {
        foreach (var remark in remarks)
            terminal.Note($"{path}:{remark}");
        return 1;
    }
}
