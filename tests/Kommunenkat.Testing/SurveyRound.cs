using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Testing;

/// <summary>A round under construction, one municipality after the other, and the figures that it gives.</summary>
public sealed class SurveyRound(Questionnaire questionnaire)
{
    private readonly List<RoundUnit> _units = [];

    public IReadOnlyList<RoundUnit> Units => _units;

    public SurveyRound NotInvited(int units = 1) => Add(units, UnitStatus.NotInvited, null);

    public SurveyRound Invited(int units = 1) => Add(units, UnitStatus.Invited, null);

    public SurveyRound Started(int units = 1) => Add(units, UnitStatus.Started, null);

    public SurveyRound Submitted(params IEnumerable<(string Item, string Text)> answers) => Submitted(1, answers);

    public SurveyRound Submitted(int units, params IEnumerable<(string Item, string Text)> answers) =>
        Add(units, UnitStatus.Submitted, Draft.Of(questionnaire, answers));

    public AnswerColumns Encode() => AnswerColumns.Encode(questionnaire, _units);

    public UnitResults Results(string indicator) => UnitResults.Of(questionnaire.FindIndicator(indicator)!, Encode());

    /// <summary>The state of the only municipality of the round.</summary>
    public UnitState State(string indicator)
    {
        var states = Results(indicator).States;
        return states.Length == 1 ? states[0] : throw new InvalidOperationException("The round has not one municipality.");
    }

    /// <summary>The row of the whole round.</summary>
    public AreaRow Country(string indicator, bool aboveMunicipality = true) =>
        new Partition(Encode(), new int[_units.Count], 1, aboveMunicipality).Rows(Results(indicator))[0];

    private SurveyRound Add(int units, UnitStatus status, AnswerSet? submitted)
    {
        for (var i = 0; i < units; i++)
            _units.Add(new RoundUnit($"{_units.Count + 1:0000}", status, submitted));
        return this;
    }
}
