namespace Kommunenkat.Survey.Questionnaires;

/// <summary>A fault in a questionnaire file: where (JSON path) and what was expected there.</summary>
public sealed record QuestionnaireFault(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>A questionnaire, or all that is wrong with the file; never both.</summary>
public sealed record QuestionnaireReading(Questionnaire? Questionnaire, IReadOnlyList<QuestionnaireFault> Faults);
