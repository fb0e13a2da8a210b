using System.Text.Json.Nodes;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange;

/// <summary>An open round that no faulty file may change: one database serves all of them.</summary>
public sealed class OpenRound : IAsyncLifetime
{
    public ExchangeDatabase Database { get; } = new();

    public async ValueTask InitializeAsync()
    {
        // No question of ours wants two options at least, so one is made to.
        var questionnaire = JsonNode.Parse(ReferenceFiles.Questionnaire("2025"))!;
        questionnaire["sections"]!.AsArray().SelectMany(section => section!["questions"]!.AsArray())
            .Single(question => (string?)question!["key"] == "svar_verksamheter")!["constraints"]!["minSelected"] = 2;
        await Database.CreateRoundAsync(
            frame: [.. Areas.Sweden.Municipalities.Select(municipality => municipality.Code).Where(code => code != "0115")],
            questionnaire: questionnaire.ToJsonString());
        await Database.ChangeRoundAsync(RoundAction.Open);
        await Database.StartDraftAsync("0117");
    }

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class FaultyAnswerFileTests(OpenRound round) : IClassFixture<OpenRound>
{
    public static TheoryData<string, byte[], string[]> Files => FaultyAnswerFiles.All;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_faulty_file_is_told_all_its_faults_and_stores_nothing(string name, byte[] file, string[] faults)
    {
        var before = await round.Database.StoredAsync();

        var outcome = await round.Database.ImportAsync(file);

        Assert.False(outcome.IsSuccess, name);
        Assert.Equal(FailureKind.Invalid, outcome.Failure.Kind);
        Assert.Equal(faults, outcome.Failure.Messages);
        Assert.Equal(before, await round.Database.StoredAsync());
    }
}
