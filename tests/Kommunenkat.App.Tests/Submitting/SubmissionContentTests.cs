using System.Security.Cryptography;
using System.Text;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Submitting;

/// <summary>The format of <c>docs/submission.md</c>, to the byte.</summary>
public sealed class SubmissionContentTests
{
    private static readonly Questionnaire Survey = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!;

    private static readonly DateTimeOffset At = new(2025, 10, 1, 12, 0, 5, 999, TimeSpan.FromHours(2));

    [Fact]
    public void The_bytes_and_their_sum_are_what_anybody_makes_of_the_documented_rules()
    {
        // As the documentation says it, by hand: the order of the fields, no white space, and only what has to be escaped.
        const string Expected =
            """{"format":"kommunenkat-submission/2","round":"2025","municipality":"1281","revision":3,"submittedAt":"2025-10-01T10:00:05Z","submittedBy":"Åsa \"Ö\" 😀","function":"approver","answers":["""
            + """{"question":"styrgrupp_finns","value":"yes","confirmed":true},"""
            + """{"question":"prevention_nivaer","row":"universell","value":"planned"},"""
            + """{"question":"ovrigt","value":"En \\ rad\n\tTvå <b>&</b> / ' é \u001f"}],"explanations":["""
            + """{"question":"styrgrupp_finns","text":"Ny sedan i våras."}]}""";
        var answers = Draft.Of(Survey, ("prevention_nivaer.universell", "planned"), ("styrgrupp_finns", "yes"))
            .With(new ItemKey("ovrigt"), new TextAnswer("En \\ rad\n\tTvå <b>&</b> / ' é \u001f"))
            .With(ItemKey.ExplanationOf("styrgrupp_finns"), new TextAnswer("Ny sedan i våras."));

        var row = Sign(answers, Role.Approver, new ItemKey("styrgrupp_finns"), new ItemKey("styrdokument_finns"));

        Assert.Equal(Expected, row.Content);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Expected))), row.Sha256);
    }

    [Fact]
    public void Nothing_at_all_is_content_too_and_an_import_has_no_function() => Assert.Equal(
        """{"format":"kommunenkat-submission/2","round":"2025","municipality":"1281","revision":3,"submittedAt":"2025-10-01T10:00:05Z","submittedBy":"Åsa \"Ö\" 😀","answers":[],"explanations":[]}""",
        Sign(AnswerSet.Empty, function: null).Content);

    [Fact]
    public void What_was_written_is_read_again()
    {
        var answers = Draft.Of(Survey, ("kontakt_namn", "Åsa \u200d \"x\""), ("budget_belopp", "12500"), ("svar_verksamheter", "socialtjanst|trygghet"))
            .With(ItemKey.ExplanationOf("budget_belopp"), new TextAnswer("Mer\nän förut"));

        var read = SubmissionContent.Parse(Survey, Sign(answers, Role.Coordinator, new ItemKey("budget_belopp")).Content);

        Assert.Empty(SubmissionDifference.Between(Survey, answers, read.Answers));
        Assert.Equal((4, Role.Coordinator), (read.Answers.Count, read.Function));
        Assert.Equal([new ItemKey("budget_belopp")], read.Confirmed);
        Assert.Equal(3, SubmissionContent.Answers(Survey, Sign(answers, Role.Coordinator).Content).Count);
    }

    [Fact]
    public void A_submission_of_the_first_format_is_read_as_it_was()
    {
        const string First =
            """{"format":"kommunenkat-submission/1","round":"2025","municipality":"1281","revision":1,"submittedAt":"2025-03-01T10:00:00Z","submittedBy":"Åsa Öberg","answers":[{"question":"kontakt_namn","value":"Å \uD83D\uDE00"},{"question":"prevention_nivaer","row":"universell","value":"planned"}]}""";

        var read = SubmissionContent.Parse(Survey, First);

        Assert.Equal(new TextAnswer("Å 😀"), read.Answers[new ItemKey("kontakt_namn")]);
        Assert.Equal(2, read.Answers.Count);
        Assert.Null(read.Function);
        Assert.Empty(read.Confirmed);
        Assert.Equal(2, SubmissionContent.Answers(Survey, First).Count);
    }

    [Theory]
    [InlineData(Role.Contributor)]
    [InlineData(Role.CountyOfficer)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Administrator)]
    public void Nobody_else_has_submitted(Role role) => Assert.Throws<ArgumentException>(() => Sign(AnswerSet.Empty, role));

    private static SubmissionRow Sign(AnswerSet answers, Role? function, params ItemKey[] confirmed) => SubmissionContent.Sign(
        Survey, "1281", ResponseRow.Invited(Guid.Empty, "1281"), answers, 3, "Åsa \"Ö\" 😀", At, function, confirmed.ToHashSet());
}
