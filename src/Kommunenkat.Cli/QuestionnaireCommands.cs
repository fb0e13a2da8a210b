using System.CommandLine;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.Cli;

internal static class QuestionnaireCommands
{
    public static Command Create() => new("questionnaire", "Questionnaire files.") { Check() };

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "A questionnaire file (JSON)." };
        var check = new Command("check", "Check a questionnaire file as a whole; stores nothing.") { file };
        check.SetAction(async (parsed, cancellation) =>
        {
            var terminal = Terminal.Of(parsed);
            var json = await InputFile.ReadTextAsync(parsed.GetRequiredValue(file), cancellation);
            if (!json.IsSuccess)
                return terminal.Fail(json.Failure);
            var outcome = await CheckQuestionnaire.RunAsync(json.Value);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);

            foreach (var warning in outcome.Value.Warnings)
                terminal.Note(warning);
            var questionnaire = outcome.Value.Questionnaire;
            terminal.Print(
                $"{questionnaire.Key} for round {questionnaire.Round} has no faults: "
                + $"{questionnaire.Questions.Length} questions, {questionnaire.Indicators.Length} indicators.");
            return 0;
        });
        return check;
    }
}
