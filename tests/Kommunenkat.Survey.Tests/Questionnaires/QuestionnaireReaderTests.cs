using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Questionnaires;

public sealed class QuestionnaireReaderTests
{
    [Theory]
    [InlineData("2023", 50, 20)]
    [InlineData("2025", 70, 24)]
    public void The_reference_questionnaires_are_without_fault(string round, int questions, int indicators)
    {
        var reading = QuestionnaireReader.Read(ReferenceFiles.Questionnaire(round));

        Assert.Empty(reading.Faults);
        Assert.Equal(questions, reading.Questionnaire!.Questions.Length);
        Assert.Equal(indicators, reading.Questionnaire.Indicators.Length);
    }
}
