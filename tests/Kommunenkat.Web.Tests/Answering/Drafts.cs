using Kommunenkat.App.Answering;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;

namespace Kommunenkat.Web.Tests.Answering;

/// <summary>Drafts of the 2025 questionnaire, as pages get them.</summary>
internal static class Drafts
{
    public static readonly Questionnaire Questionnaire2025 = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!;

    public static Item Item(string question, string? row = null) => Questionnaire2025.FindItem(new ItemKey(question, row))!;

    public static Question Question(string key) => Questionnaire2025.FindQuestion(key)!;

    /// <summary>Ale's draft with these answers, each in version 1.</summary>
    public static OpenedResponse Opened(params (string Question, string Value)[] answers) => new()
    {
        Round = new Round { Key = "2025", State = RoundState.Open },
        Municipality = Areas.Sweden.FindMunicipality("1440")!,
        Questionnaire = Questionnaire2025,
        State = ResponseState.Started,
        Answers = answers.ToDictionary(
            answer => new ItemKey(answer.Question),
            answer => new DraftAnswer(AnswerText.Parse(Item(answer.Question), answer.Value).Value, 1, SavedBefore, "Anna")),
        LastActivityAt = SavedBefore,
        CanEdit = true,
        TakesChanges = true,
        EditableSections = Questionnaire2025.Sections.Select(section => section.Key).ToHashSet(),
        CanWriteNotes = true,
        CanSubmit = true,
    };

    public static readonly DateTimeOffset SavedBefore = new(2025, 3, 1, 9, 42, 0, TimeSpan.Zero);
}
