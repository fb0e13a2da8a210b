namespace Kommunenkat.Survey.Questionnaires;

/// <summary>
/// Checks what a questionnaire says of earlier rounds against those rounds' questionnaires: every trend declaration and every
/// dropped question names an existing earlier question and version, and harmonised categories name existing options.
/// </summary>
public static class LineageCheck
{
    /// <param name="earlier">The questionnaire of a round, or null where that round is not known here.</param>
    /// <returns>Faults, and the earlier rounds that are not known, so that what they say could not be checked.</returns>
    public static (IReadOnlyList<QuestionnaireFault> Faults, IReadOnlyList<string> UnknownRounds) Check(
        Questionnaire questionnaire, Func<string, Questionnaire?> earlier)
    {
        var faults = new List<QuestionnaireFault>();
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        for (var s = 0; s < questionnaire.Sections.Length; s++)
        {
            for (var q = 0; q < questionnaire.Sections[s].Questions.Length; q++)
            {
                var question = questionnaire.Sections[s].Questions[q];
                if (question.Trend.PreviousRound is not { } round)
                    continue;
                if (earlier(round) is { } before)
                    Check(question, before, $"$.sections[{s}].questions[{q}].trend", faults);
                else
                    unknown.Add(round);
            }
        }

        for (var d = 0; d < questionnaire.Dropped.Length; d++)
        {
            var dropped = questionnaire.Dropped[d];
            if (earlier(dropped.LastRound) is not { } before)
                unknown.Add(dropped.LastRound);
            else if (before.FindQuestion(dropped.Key)?.Version != dropped.Version)
                faults.Add(new QuestionnaireFault($"$.dropped[{d}]", NoSuch(dropped.Key, dropped.Version, before)));
        }

        return (faults, [.. unknown]);
    }

    private static void Check(Question question, Questionnaire before, string path, List<QuestionnaireFault> faults)
    {
        var previous = before.FindQuestion(question.Key);
        if (previous?.Version != question.Trend.PreviousVersion)
        {
            faults.Add(new QuestionnaireFault($"{path}.previousVersion", NoSuch(question.Key, question.Trend.PreviousVersion, before)));
            return;
        }

        for (var h = 0; h < question.Trend.Harmonised.Length; h++)
        {
            // The options of this round were checked when the file was read.
            CheckOptions(previous!, question.Trend.Harmonised[h].Previous, $"{path}.harmonised[{h}].previous", faults);
        }
    }

    private static void CheckOptions(Question question, IReadOnlyList<string> keys, string path, List<QuestionnaireFault> faults)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (question is not ChoiceQuestion choice || choice.IndexOfOption(keys[i]) < 0)
                faults.Add(new QuestionnaireFault($"{path}[{i}]", $"\"{question.Key}\" version {question.Version} has no option \"{keys[i]}\""));
        }
    }

    private static string NoSuch(string key, int? version, Questionnaire before) =>
        before.FindQuestion(key) is { } other
            ? $"round {before.Round} has \"{key}\" in version {other.Version}, not {version}"
            : $"round {before.Round} has no question \"{key}\"";
}
