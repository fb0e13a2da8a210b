using System.CommandLine;
using Kommunenkat.App.Access;
using Kommunenkat.App.Exchange;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

internal static class AnswersCommands
{
    public static Command Create(DatabaseOptions database) => new("answers", "Answers in files.") { Import(database) };

    private static Command Import(DatabaseOptions database)
    {
        var round = new Argument<string>("ROUND") { Description = "The round's key, as 2025." };
        var file = new Argument<string>("FILE")
        {
            Description = "CSV file in UTF-8 with the header municipality,question,row,value; or .xlsx or CSV with a row for each municipality and a column for each question.",
        };
        var options = new WideImportOptions();
        var import = new Command("import", "Import answers as submitted responses: all of the file, or nothing.") { round, file, options.Mapping, options.SaveMapping, options.DryRun };
        import.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var path = parsed.GetRequiredValue(file);
            var content = await InputFile.ReadAsync(path, cancellation);
            if (!content.IsSuccess)
                return terminal.Fail(content.Failure);
            var key = parsed.GetRequiredValue(round);
            var isWide = AnswerFileForm.IsWide(path, content.Value);
            if (!isWide && (parsed.GetValue(options.Mapping) ?? parsed.GetValue(options.SaveMapping)) is not null)
                return terminal.Fail("A mapping is for a file with a row for each municipality; this one has a row for each answer.");
            return isWide
                ? await new WideImportCommand(services, terminal, options).RunAsync(parsed, key, path, content.Value, cancellation)
                : await ImportLongAsync(services, terminal, key, path, content.Value, parsed.GetValue(options.DryRun), cancellation);
        }));
        return import;
    }

    private static async Task<int> ImportLongAsync(
        IServiceProvider services, Terminal terminal, string round, string path, byte[] content, bool isDryRun, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(content);
        var outcome = await services.GetRequiredService<ImportAnswers>().RunAsync(Actor.Operator, round, stream, isDryRun, cancellation);
        if (!outcome.IsSuccess)
            return terminal.Fail(outcome.Failure, path);

        var imported = outcome.Value;
        foreach (var warning in imported.Warnings)
            terminal.Note($"{path}:{warning}");
        terminal.Print(
            $"Round {imported.Round.Key}: {imported.Answers} answers of {imported.Municipalities} municipalities {(isDryRun ? "can be imported" : "imported")}, "
            + $"{imported.Warnings.Count} left out.");
        return 0;
    }
}
