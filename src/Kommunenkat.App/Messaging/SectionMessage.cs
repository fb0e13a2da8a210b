using Kommunenkat.Survey.Answers;

namespace Kommunenkat.App.Messaging;

/// <summary>A section that was given to somebody to answer.</summary>
/// <param name="Survey">The questionnaire's title, in Swedish.</param>
/// <param name="Section">Number and title of the section, as "2. Styrning", in Swedish.</param>
/// <param name="DueDay">When the giver wants it; null: no day was said.</param>
/// <param name="Message">In the giver's own words; null: none.</param>
/// <param name="Link">Full address of the section's page; null: not known here.</param>
internal sealed record GivenSection(
    string Municipality, string Survey, string Round, string Section, string GivenBy, DateOnly? DueDay, string? Message, string? Link);

/// <summary>Tells somebody that a section of the questionnaire has been given to them.</summary>
internal static class SectionMessage
{
    public static OutboxMessage Compose(string toName, string toAddress, GivenSection given, DateTimeOffset now, Guid? responseId)
    {
        string?[] swedish =
        [
            "Hej!",
            $"{given.GivenBy} har gett dig avsnittet {given.Section} att svara på, för {given.Municipality}, i enkäten {given.Survey} (omgång {given.Round}).",
            given.DueDay is { } day ? $"Svara senast {AnswerText.Iso(day)}." : null,
            given.Message is { } message ? $"Meddelande från {given.GivenBy}:\n{Quoted(message)}" : null,
            given.Link is { } link ? $"Till avsnittet: {link}" : "Logga in i Kommunenkat och öppna Min enkät. Avsnittet finns där.",
            "Brevet går inte att svara på.",
        ];
        string?[] english =
        [
            $"In English\n{given.GivenBy} has given you the section {given.Section} to answer for {given.Municipality}, round {given.Round}.",
            given.DueDay is { } due ? $"Please answer by {AnswerText.Iso(due)}. Any message from {given.GivenBy} stands above." : $"Any message from {given.GivenBy} stands above.",
        ];
        return OutboxMessage.To(
            toName, toAddress, MessageKind.Section, $"{given.Section}: ett avsnitt att svara på för {given.Municipality}",
            string.Join("\n\n", [.. swedish.OfType<string>(), "---", .. english.OfType<string>()]), now, responseId);
    }

    /// <summary>Each line marked as somebody's own words, so that they are not taken for ours.</summary>
    private static string Quoted(string words) => string.Join('\n', words.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));
}
