using System.Text.Json.Nodes;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.SignIn;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Testing;

/// <summary>
/// The vocabulary in which tests tell what has happened before: rounds, people and answers, all brought about by the use
/// cases themselves. What goes wrong here is an exception.
/// </summary>
public sealed class Scenario(DatabaseSettings settings) : IAsyncDisposable
{
    public const string Stockholm = "0180", Malmö = "1280", Lund = "1281", Göteborg = "1480";

    public static readonly Actor Administrator = Person("Asta Administratör", Role.Administrator, "00");
    public static readonly Actor Analyst = Person("Anna Analytiker", Role.Analyst, "00");

    private static int _rounds;

    private readonly Dictionary<string, Questionnaire> _questionnaires = [];
    private ServiceProvider? _provider;

    public ManualTime Time { get; init; } = new();

    /// <summary>Where messages are delivered to; null: they stay in the outbox.</summary>
    public string? MailFolder { get; init; }

    /// <summary>By mail where not said otherwise.</summary>
    public SignInSettings SignIn { get; init; } = SignInSettings.None with { IsByMail = true };

    /// <summary>Where letters say that the site is; null: they do not say.</summary>
    public string? SiteAddress { get; init; }

    /// <summary>A use case, or anything else that the system registers.</summary>
    public T Get<T>() where T : notnull => (_provider ??= Build()).GetRequiredService<T>();

    public static Actor Person(string name, Role role, string area) => new(Guid.CreateVersion7(), name, [new Grant(role, area)]);

    public static Actor Coordinator(string municipality, string name = "Åsa Öberg") => Person(name, Role.Coordinator, municipality);

    public static Actor Approver(string municipality) => Person("Göran Godkännare", Role.Approver, municipality);

    public static Actor CountyOfficer(string county) => Person("Hanna Handläggare", Role.CountyOfficer, county);

    /// <summary>Makes somebody up who is on record, with an address, and has a role in an area.</summary>
    public async Task<Actor> EnrolAsync(string name, string email, Role role, string area)
    {
        var id = Guid.CreateVersion7();
        Succeeded(await Get<AppDatabase>().WriteAsync<Done>(async session =>
        {
            await PersonStore.InsertAsync(session, [new PersonRow { Id = id, Name = name, Email = email, CreatedAt = Time.Now }]);
            await GrantStore.InsertAsync(session, GrantRow.Of(id, role, area, Time.Now));
            return Done.Instance;
        }));
        return new Actor(id, name, [new Grant(role, area)]);
    }

    /// <summary>The 2025 questionnaire as the file of a round that no other test has.</summary>
    public static string QuestionnaireOfANewRound(out string roundKey)
    {
        roundKey = $"t{Interlocked.Increment(ref _rounds)}";
        return ReferenceFiles.Questionnaire("2025").Replace("\"round\": \"2025\"", $"\"round\": \"{roundKey}\"", StringComparison.Ordinal);
    }

    /// <summary>Creates a round in draft and gives its key.</summary>
    public Task<string> CreateRoundAsync(DateOnly? definitiveClose = null, params IReadOnlyList<string> frame) =>
        CreateRoundAsync(requiresApproval: false, definitiveClose, frame);

    private async Task<string> CreateRoundAsync(bool requiresApproval, DateOnly? definitiveClose, IReadOnlyList<string> frame)
    {
        var file = QuestionnaireOfANewRound(out var key);
        Succeeded(await Get<CreateRound>().RunAsync(Administrator, new NewRound(file, frame, definitiveClose, definitiveClose, requiresApproval)));
        _questionnaires[key] = QuestionnaireReader.Read(file).Questionnaire!;
        return key;
    }

    /// <summary>Creates a round that these municipalities may answer and gives its key.</summary>
    public Task<string> OpenRoundAsync(params IReadOnlyList<string> frame) => OpenRoundAsync(null, frame);

    /// <inheritdoc cref="OpenRoundAsync(IReadOnlyList{string})"/>
    public async Task<string> OpenRoundAsync(DateOnly? definitiveClose, params IReadOnlyList<string> frame)
    {
        var key = await CreateRoundAsync(definitiveClose, frame);
        await ChangeAsync(key, RoundAction.Open);
        return key;
    }

    /// <summary>Creates a round in which an approver has to approve, lets these municipalities answer it and gives its key.</summary>
    public Task<string> OpenRoundWithApprovalAsync(params IReadOnlyList<string> frame) => OpenRoundWithApprovalAsync(null, frame);

    /// <inheritdoc cref="OpenRoundWithApprovalAsync(IReadOnlyList{string})"/>
    public async Task<string> OpenRoundWithApprovalAsync(DateOnly? definitiveClose, params IReadOnlyList<string> frame)
    {
        var key = await CreateRoundAsync(requiresApproval: true, definitiveClose, frame);
        await ChangeAsync(key, RoundAction.Open);
        return key;
    }

    /// <summary>Opens a round that asks the same as an earlier one, each question comparable with itself, and gives its key.</summary>
    public async Task<string> OpenRoundAfterAsync(string earlier, params IReadOnlyList<string> frame)
    {
        var file = JsonNode.Parse(QuestionnaireOfANewRound(out var key))!;
        file["dropped"] = new JsonArray();
        foreach (var question in file["sections"]!.AsArray().SelectMany(section => section!["questions"]!.AsArray()))
        {
            question!["trend"] = new JsonObject
            {
                ["previousRound"] = earlier,
                ["previousVersion"] = question["version"]!.GetValue<int>(),
                ["changes"] = new JsonArray(),
                ["comparable"] = "yes",
                ["harmonised"] = new JsonArray(),
                ["note"] = null,
            };
        }

        Succeeded(await Get<CreateRound>().RunAsync(Administrator, new NewRound(file.ToJsonString(), frame, null, null)));
        _questionnaires[key] = QuestionnaireReader.Read(file.ToJsonString()).Questionnaire!;
        await ChangeAsync(key, RoundAction.Open);
        return key;
    }

    public async Task ChangeAsync(string round, params IReadOnlyList<RoundAction> actions)
    {
        foreach (var action in actions)
            Succeeded(await Get<ChangeRoundState>().RunAsync(Administrator, round, action));
    }

    /// <summary>A change of one answer, as a page hands it in.</summary>
    /// <param name="item">"styrdokument_finns", or "prevention_nivaer.universell" for a row.</param>
    /// <param name="text">As a person writes it; empty takes the answer away.</param>
    /// <param name="version">The version that the person has seen; 0: none.</param>
    public AnswerChange Change(string round, string municipality, string item, string text, int version = 0)
    {
        var parts = item.Split('.');
        var key = new ItemKey(parts[0], parts.Length > 1 ? parts[1] : null);
        var parsed = AnswerText.Parse(
            _questionnaires[round].FindField(key) ?? throw new ArgumentException($"There is no item {item}.", nameof(item)), text);
        return parsed.Fault is null
            ? new AnswerChange(round, municipality, key, parsed.Value, version)
            : throw new ArgumentException(parsed.Fault.Expected(), nameof(text));
    }

    /// <summary>What becomes of a change, by default of the municipality's coordinator.</summary>
    public Task<Outcome<SavedAnswer>> TrySaveAsync(
        string round, string municipality, string item, string text, int version = 0, Actor? by = null) =>
        Get<SaveAnswer>().RunAsync(by ?? Coordinator(municipality), Change(round, municipality, item, text, version));

    /// <summary>What becomes of an answer that is said to be last round's, unchanged.</summary>
    public Task<Outcome<SavedAnswer>> TryConfirmAsync(string round, string municipality, string item, string text, int version = 0) =>
        Get<SaveAnswer>().RunAsync(Coordinator(municipality), Change(round, municipality, item, text, version) with { IsConfirmation = true });

    /// <summary>Saves first answers of a municipality.</summary>
    public async Task SaveAsync(string round, string municipality, params IReadOnlyList<(string Item, string Text)> answers)
    {
        foreach (var (item, text) in answers)
            Succeeded(await TrySaveAsync(round, municipality, item, text));
    }

    public async Task<OpenedResponse> OpenAsync(string round, string municipality, Actor? by = null) =>
        Succeeded(await Get<OpenResponse>().RunAsync(by ?? Coordinator(municipality), round, municipality));

    /// <summary>Somebody whom colleagues can choose: a person who is in the database, with one role there.</summary>
    public async Task<Actor> EnrolAsync(string name, Role role, string area)
    {
        var actor = Person(name, role, area);
        Succeeded(await Get<AppDatabase>().WriteAsync<Done>(async session =>
        {
            await PersonStore.InsertAsync(session, [new PersonRow { Id = actor.PersonId, Name = name, Email = $"{actor.PersonId}@example.se", CreatedAt = Time.Now }]);
            await GrantStore.InsertAsync(session, GrantRow.Of(actor.PersonId, role, area, Time.Now));
            return Done.Instance;
        }));
        return actor;
    }

    /// <summary>Gives a person who is on record a further role from now on.</summary>
    /// <returns>The grant's id.</returns>
    public async Task<Guid> GrantAsync(Actor actor, Role role, string area)
    {
        var grant = GrantRow.Of(actor.PersonId, role, area, Time.Now);
        Succeeded(await Get<AppDatabase>().WriteAsync<Done>(async session =>
        {
            await GrantStore.InsertAsync(session, grant);
            return Done.Instance;
        }));
        return grant.Id;
    }

    /// <summary>What becomes of giving a section to somebody, by default by the municipality's coordinator.</summary>
    public Task<Outcome<Done>> TryGiveAsync(
        string round, string municipality, string section, Actor to, DateOnly? dueDay = null, string? message = null, Actor? by = null) =>
        Get<AssignSection>().RunAsync(
            by ?? Coordinator(municipality), new SectionGift(round, municipality, section, to.PersonId, dueDay, message));

    public async Task GiveAsync(string round, string municipality, string section, Actor to, DateOnly? dueDay = null, string? message = null) =>
        Succeeded(await TryGiveAsync(round, municipality, section, to, dueDay, message));

    /// <summary>Writes a note at a question, by default as the municipality's coordinator.</summary>
    public async Task<QuestionNote> WriteNoteAsync(string round, string municipality, string question, string text, Actor? by = null) =>
        Succeeded(await Get<WriteNote>().RunAsync(by ?? Coordinator(municipality), round, municipality, question, text));

    /// <summary>Submits the draft as it is, whatever is left out.</summary>
    public async Task<SubmissionHead> SubmitAsync(string round, string municipality, Actor? by = null)
    {
        var findings = await FindingsAsync(round, municipality);
        return Succeeded(await Get<SubmitResponse>().RunAsync(by ?? Coordinator(municipality), round, municipality, findings));
    }

    /// <summary>Sends the draft for approval as it is, whatever is left out.</summary>
    public async Task SendForApprovalAsync(string round, string municipality) => Succeeded(
        await Get<SendForApproval>().RunAsync(Coordinator(municipality), round, municipality, await FindingsAsync(round, municipality)));

    public async Task SendBackAsync(string round, string municipality, string reason = "Fråga 2.1 stämmer inte.") =>
        Succeeded(await Get<SendBack>().RunAsync(Approver(municipality), round, municipality, reason));

    public async Task DeclineAsync(string round, string municipality, string? reason = null) =>
        Succeeded(await Get<DeclineResponse>().RunAsync(Coordinator(municipality), round, municipality, reason));

    /// <summary>Lets the response be changed again, by default for two weeks.</summary>
    public async Task ReopenAsync(string round, string municipality, DateOnly? until = null, string reason = "En uppgift ska rättas.") => Succeeded(
        await Get<ReopenResponse>().RunAsync(CountyOfficer(municipality[..2]), round, municipality, reason, until ?? SwedishTime.Today(Time).AddDays(14)));

    /// <summary>Gives the municipality a last day of its own.</summary>
    public async Task ExtendAsync(string round, string municipality, DateOnly until, string? reason = null) =>
        Succeeded(await Get<ExtendDeadline>().RunAsync(CountyOfficer(municipality[..2]), round, municipality, until, reason));

    /// <summary>Explains the answers to a question, for the first time.</summary>
    public async Task ExplainAsync(string round, string municipality, string question, string text) => Succeeded(await Get<SaveAnswer>().RunAsync(
        Coordinator(municipality), new AnswerChange(round, municipality, ItemKey.ExplanationOf(question), new TextAnswer(text), 0)));

    /// <summary>Stores a further submission in a round that takes no more answers, as when the agency has a response corrected.</summary>
    public async Task CorrectAsync(string round, string municipality, params IReadOnlyList<(string Item, string Text)> answers) =>
        Succeeded(await Get<AppDatabase>().WriteAsync<Done>(async session =>
        {
            var stored = (await RoundStore.FindAsync(session, round))!;
            var questionnaire = await Get<QuestionnaireLibrary>().GetAsync(session, stored.QuestionnaireId);
            var response = (await ResponseStore.FindAsync(session, stored.Id, municipality))!;
            var revision = (await SubmissionStore.OfResponseAsync(session, response.Id)).Count + 1;
            await ResponseStore.TryChangeStateAsync(session, response, ResponseState.Submitted, Time.Now);
            await SubmissionStore.InsertAsync(session, [SubmissionContent.Sign(
                questionnaire, municipality, response, ShownAnswers.Of(questionnaire, Draft.Of(questionnaire, answers)).Answers, revision, "Åsa Öberg", Time.Now, Role.Coordinator, new HashSet<ItemKey>())]);
            return Done.Instance;
        }));

    /// <summary>How many findings somebody who submits the draft has to accept.</summary>
    public async Task<int> FindingsAsync(string round, string municipality)
    {
        var opened = await OpenAsync(round, municipality);
        return Review.Findings(opened.Questionnaire, ShownAnswers.Of(opened.Questionnaire, opened.Draft)).Count;
    }

    /// <summary>The value of an outcome that this story needs to be a success.</summary>
    public static T Succeeded<T>(Outcome<T> outcome) => outcome.Value;

    public async ValueTask DisposeAsync()
    {
        if (_provider is not null)
            await _provider.DisposeAsync();
    }

    private ServiceProvider Build() => new ServiceCollection()
        .AddSingleton<TimeProvider>(Time)
        .AddSingleton(MailSettings.None with { Folder = MailFolder })
        .AddSingleton(SignIn)
        .AddSingleton(new SiteSettings(SiteAddress))
        .AddKommunenkat(settings)
        .BuildServiceProvider(validateScopes: true);
}
