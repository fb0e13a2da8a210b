using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kommunenkat.App.Access;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

internal static class RoundCommands
{
    public static Command Create(DatabaseOptions database) => new("round", "Rounds: one questionnaire put to a frame of municipalities.")
    {
        CreateRoundCommand(database),
        Change(database, "open", "Let the municipalities answer; freezes questionnaire and frame.", RoundAction.Open),
        Change(database, "close", "Take no more answers.", RoundAction.Close),
        Change(database, "publish", "Make the figures public, for good, as release 1.", RoundAction.Publish),
        Release(database),
    };

    private static Command CreateRoundCommand(DatabaseOptions database)
    {
        var file = new Argument<string>("FILE") { Description = "A questionnaire file (JSON); it names the round." };
        var frame = new Option<string?>("--frame")
        {
            Description = "CSV file with a column municipality or code; without it, all municipalities are invited.",
        };
        var lastAnswerDay = Day("--last-answer-day", "The day shown to municipalities, as YYYY-MM-DD.");
        var definitiveClose = Day("--definitive-close", "The last day on which answers are taken, as YYYY-MM-DD.");
        var approval = new Option<bool>("--approval") { Description = "An approver of the municipality has to approve before a response is submitted." };
        var create = new Command("create", "Create a round in draft.") { file, frame, lastAnswerDay, definitiveClose, approval };
        create.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var json = await InputFile.ReadTextAsync(parsed.GetRequiredValue(file), cancellation);
            if (!json.IsSuccess)
                return terminal.Fail(json.Failure);
            IReadOnlyList<string>? codes = null;
            if (parsed.GetValue(frame) is { } framePath)
            {
                var content = await InputFile.ReadAsync(framePath, cancellation);
                if (!content.IsSuccess)
                    return terminal.Fail(content.Failure);
                var read = FrameFile.Read(content.Value);
                if (!read.IsSuccess)
                    return terminal.Fail(read.Failure, framePath);
                codes = read.Value;
            }

            var outcome = await services.GetRequiredService<CreateRound>().RunAsync(
                Actor.Operator,
                new NewRound(json.Value, codes, parsed.GetValue(lastAnswerDay), parsed.GetValue(definitiveClose), parsed.GetValue(approval)),
                cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);

            foreach (var warning in outcome.Value.Warnings)
                terminal.Note(warning);
            terminal.Print($"Round {outcome.Value.Round.Key} is created in draft with {outcome.Value.Invited} municipalities.");
            return 0;
        }));
        return create;
    }

    private static Command Change(DatabaseOptions database, string name, string description, RoundAction action)
    {
        var round = new Argument<string>("ROUND") { Description = "The round's key, as 2025." };
        var change = new Command(name, description) { round };
        change.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var outcome = await services.GetRequiredService<ChangeRoundState>().RunAsync(
                Actor.Operator, parsed.GetRequiredValue(round), action, cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);
            terminal.Print($"Round {outcome.Value.Key} is {outcome.Value.State.ToString().ToLowerInvariant()}.");
            return 0;
        }));
        return change;
    }

    private static Command Release(DatabaseOptions database)
    {
        var round = new Argument<string>("ROUND") { Description = "The key of a published round, as 2025." };
        var note = new Option<string>("--note") { Description = "What has been corrected; shown to everyone beside the figures.", Required = true };
        var release = new Command("release", "Make corrections since the last release public, as a new release.") { round, note };
        release.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var key = parsed.GetRequiredValue(round);
            var outcome = await services.GetRequiredService<ReleaseRound>().RunAsync(
                Actor.Operator, key, parsed.GetRequiredValue(note), cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);
            terminal.Print($"Release {outcome.Value.Number} of round {key} is public.");
            return 0;
        }));
        return release;
    }

    internal static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result => ParseDay(name, result),
    };

    /// <summary>The library would read a date as the terminal's culture writes it.</summary>
    private static DateOnly? ParseDay(string name, ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError($"{name} expects a date as YYYY-MM-DD, not '{text}'.");
        return null;
    }
}
