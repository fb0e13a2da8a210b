using System.Collections.Immutable;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Guidance;

namespace Kommunenkat.Survey.Questionnaires;

/// <summary>
/// Reads and checks the suggestions of a questionnaire file, which it may have or not:
/// <c>"suggestions": [{"key", "when": &lt;condition&gt;, "text": {"sv", "en"}, "support": {"title": {"sv", "en"}, "url"}}]</c>.
/// </summary>
internal sealed class SuggestionReader(FileTexts texts, IReadOnlyDictionary<string, Question> questions)
{
    private static readonly IReadOnlySet<string> NoneLater = new HashSet<string>();

    private readonly UniqueKeys _keys = new("suggestion");

    public ImmutableArray<Suggestion> Read(JsonPlace root) =>
        root.Has("suggestions") ? [.. root.Objects("suggestions").Select(ReadOne)] : [];

    private Suggestion ReadOne(JsonPlace place)
    {
        var expressions = new ExpressionReader(questions, NoneLater, ExpressionUse.Suggestion, texts);
        var faultsBefore = place.FaultCount;
        var when = expressions.Boolean(place.Object("when"));
        // Of a condition with another fault it cannot be told what it would refer to.
        if (place.Has("when") && place.FaultCount == faultsBefore && References.ItemsOf(when).Count == 0)
            place.Fault("when", "expected a condition on at least one answer: every suggestion names the answers it rests on");
        var suggestion = new Suggestion(_keys.Read(place), when, texts.Read(place, "text"), Support(place.Object("support")));
        place.NothingElse();
        return suggestion;
    }

    private MethodSupport Support(JsonPlace place)
    {
        var support = new MethodSupport(texts.Read(place, "title"), Address(place));
        place.NothingElse();
        return support;
    }

    private static Uri? Address(JsonPlace place)
    {
        if (place.TextOrNull("url") is not { Length: > 0 } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
            return address;
        place.Fault("url", "expected an address that begins with https://");
        return null;
    }
}
