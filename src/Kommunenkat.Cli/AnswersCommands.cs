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
        var file = new Argument<string>("FILE") { Description = "CSV file in UTF-8 with the header municipality,question,row,value." };
        var import = new Command("import", "Import answers as submitted responses: all of the file, or nothing.") { round, file };
        import.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var path = parsed.GetRequiredValue(file);
            var content = await InputFile.ReadAsync(path, cancellation);
            if (!content.IsSuccess)
                return terminal.Fail(content.Failure);

            using var stream = new MemoryStream(content.Value);
            var outcome = await services.GetRequiredService<ImportAnswers>().RunAsync(
                Actor.Operator, parsed.GetRequiredValue(round), stream, cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure, path);

            var imported = outcome.Value;
            foreach (var warning in imported.Warnings)
                terminal.Note($"{path}:{warning}");
            terminal.Print(
                $"Round {imported.Round.Key}: {imported.Answers} answers of {imported.Municipalities} municipalities imported, "
                + $"{imported.Warnings.Count} left out.");
            return 0;
        }));
        return import;
    }
}
