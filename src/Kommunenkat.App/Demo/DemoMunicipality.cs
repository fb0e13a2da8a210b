using System.Collections.Immutable;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Demo;

/// <summary>What a municipality is to the generator.</summary>
/// <param name="Code">Municipality code, four characters.</param>
/// <param name="CountyCode">County code, two characters.</param>
/// <param name="GroupCode">SKR group, for instance "C8".</param>
public sealed record DemoMunicipality(string Code, string Name, string CountyCode, string GroupCode, int Population);

/// <summary>A response of the open round.</summary>
/// <param name="Answers">
/// The draft as it stands. Of a reopened response also what it submitted: it has been reopened, but nothing changed yet.
/// </param>
public sealed record DemoDraft(ResponseState State, AnswerSet Answers)
{
    /// <summary>Answers that are those of the round before, confirmed as unchanged.</summary>
    public IReadOnlySet<ItemKey> Confirmed { get; init; } = ImmutableHashSet<ItemKey>.Empty;
}
