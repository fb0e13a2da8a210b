using System.Collections.Immutable;
using System.Text.Json;

namespace Kommunenkat.Survey.Questionnaires;

/// <summary>
/// Reads questionnaire files of the format <c>kommunenkat-questionnaire/1</c> (semantics §2). A file is checked as a whole: all
/// faults are reported at once, each with its JSON path, and with one fault there is no questionnaire.
/// </summary>
public static class QuestionnaireReader
{
    public const string Format = "kommunenkat-questionnaire/1";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] SupportedLocales = ["sv", "en"];

    /// <summary>Reads the text of a file. What needs earlier rounds to check is <see cref="LineageCheck"/>'s.</summary>
    public static QuestionnaireReading Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Only of a JsonException is the place known; the others are half surrogate pairs, in the text or in a property's name.
            var line = exception is JsonException { LineNumber: { } number } ? $" (line {number + 1})" : "";
            return new QuestionnaireReading(null, [new QuestionnaireFault("$", $"not readable as JSON{line}: {exception.Message}")]);
        }

        using (document)
        {
            var faults = new List<QuestionnaireFault>();
            var questionnaire = Read(new JsonPlace(document.RootElement, "$", faults));
            return new QuestionnaireReading(faults.Count == 0 ? questionnaire : null, faults);
        }
    }

    private static Questionnaire? Read(JsonPlace root)
    {
        if (root.Text("schema") is { Length: > 0 } schema and not Format)
        {
            // Of another format nothing can be said but that.
            root.Fault("schema", $"expected \"{Format}\", not \"{schema}\"");
            return null;
        }

        var (locales, defaultLocale) = Locales(root);
        var texts = new FileTexts(locales, defaultLocale);
        var key = new UniqueKeys("questionnaire").Read(root);
        var round = new UniqueKeys("round").Read(root, "round");
        if (root.Text("unit") is { Length: > 0 } and not "municipality")
            root.Fault("unit", "expected \"municipality\"");

        var functions = Functions(root, texts);
        var questions = new QuestionReader(texts, round, AllQuestionKeys(root));
        var sections = Sections(root, texts, questions, functions);
        var indicators = new IndicatorReader(texts, questions.Read);
        var readIndicators = root.Objects("indicators").Select(indicators.Read).ToImmutableArray();
        var suggestions = new SuggestionReader(texts, questions.Read).Read(root);
        var dropped = Dropped(root, texts, round, questions.Read);
        var (version, title, description, intro) =
            (root.Int("version", 1, 1000), texts.Read(root, "title"), texts.Read(root, "description"), texts.Read(root, "intro"));

        // For readers of the file, not for us: where the wording comes from, and a list of the operators.
        root.Ignore("origin");
        root.Ignore("expressionOps");
        root.NothingElse();

        return root.IsFaultless
            ? new Questionnaire(sections)
            {
                Key = key,
                Round = round,
                Version = version,
                Locales = [.. locales],
                DefaultLocale = defaultLocale,
                Title = title,
                Description = description,
                Intro = intro,
                Functions = functions,
                Dropped = dropped,
                Indicators = readIndicators,
                Suggestions = suggestions,
            }
            : null;
    }

    private static (IReadOnlyList<string> Locales, string Default) Locales(JsonPlace root)
    {
        var locales = root.Texts("locales").Distinct(StringComparer.Ordinal).ToList();
        var defaultLocale = root.Text("defaultLocale");
        if (!root.HasList("locales") || locales.Contains(""))
            return ([], defaultLocale);
        if (locales.Count == 0 || locales.Except(SupportedLocales).Any())
        {
            root.Fault("locales", "expected a list of one or both of sv, en");
            return ([], defaultLocale);
        }

        if (defaultLocale.Length > 0 && !locales.Contains(defaultLocale))
            root.Fault("defaultLocale", "expected one of the file's locales");
        return (locales, defaultLocale);
    }

    private static ImmutableArray<MunicipalFunction> Functions(JsonPlace root, FileTexts texts)
    {
        var keys = new UniqueKeys("function");
        return [.. root.Objects("functions").Select(place =>
        {
            var function = new MunicipalFunction(keys.Read(place), texts.Read(place, "label"));
            place.NothingElse();
            return function;
        })];
    }

    private static HashSet<string> AllQuestionKeys(JsonPlace root) =>
        [.. root.Silently().Objects("sections").SelectMany(section => section.Objects("questions")).Select(question => question.Text("key"))];

    private static ImmutableArray<Section> Sections(
        JsonPlace root, FileTexts texts, QuestionReader questions, ImmutableArray<MunicipalFunction> functions)
    {
        var keys = new UniqueKeys("section");
        var sections = root.Objects("sections").Select(place =>
        {
            var section = new Section(
                keys.Read(place),
                place.Text("number"),
                texts.Read(place, "title"),
                texts.Read(place, "intro"),
                [.. place.Texts("suggestedFunctions")],
                place.Int("estimatedMinutes", 0, 600),
                [.. place.Objects("questions").Select(questions.Next)]);
            if (place.HasList("questions") && section.Questions.Length == 0)
                place.Fault("questions", "expected at least one question");
            for (var i = 0; i < section.SuggestedFunctions.Length; i++)
            {
                var suggested = section.SuggestedFunctions[i];
                if (suggested.Length > 0 && functions.All(function => function.Key != suggested))
                    place.Fault($"suggestedFunctions[{i}]", $"there is no function \"{suggested}\"");
            }

            place.NothingElse();
            return section;
        }).ToImmutableArray();

        if (root.HasList("sections") && sections.Length == 0)
            root.Fault("sections", "expected at least one section");
        return sections;
    }

    private static ImmutableArray<DroppedQuestion> Dropped(
        JsonPlace root, FileTexts texts, string round, IReadOnlyDictionary<string, Question> questions)
    {
        var keys = new UniqueKeys("dropped question");
        return [.. root.Objects("dropped").Select(place =>
        {
            var dropped = new DroppedQuestion(
                keys.Read(place), place.Text("lastRound"), place.Int("version", 1, 1000), texts.Read(place, "label"), texts.Read(place, "reason"));
            if (questions.ContainsKey(dropped.Key))
                place.Fault("key", $"\"{dropped.Key}\" is a question of this file and cannot be dropped from it");
            if (dropped.LastRound.Length > 0 && dropped.LastRound == round)
                place.Fault("lastRound", $"expected an earlier round than {round}");
            place.NothingElse();
            return dropped;
        })];
    }
}
