using System.Text;
using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Database;
using Kommunenkat.App.Demo;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Forms;
using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Exploring;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.Monitoring;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.SignIn;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Access;

/// <summary>How a use case is called, and which permission lets a person do so: the table that <see cref="AccessWalkTests"/> walks.</summary>
/// <param name="Permissions">Any of them is enough.</param>
internal sealed record UseCaseCall(Type UseCase, Permission[] Permissions, Func<WalkedRounds, Actor, Task<Failure?>> RunAsync)
{
    /// <summary>It lists what a person may see wherever that is: any grant is enough to be answered, and other tests look at what is in the list.</summary>
    public bool IsList { get; init; }

    /// <summary>It is about no round, and a grant for one round is enough.</summary>
    public bool IsOfAnyRound { get; init; }
}

/// <summary>What the calls are about: Lund in rounds at different stages.</summary>
/// <param name="Open">Lund's answer was submitted and is open again.</param>
/// <param name="Approving">Lund's answer waits to be approved.</param>
/// <param name="Closed">Lund has answered, and nothing is published.</param>
internal sealed record WalkedRounds(Scenario Scenario, string Open, string Approving, string Closed, Guid NoteId)
{
    public static async Task<WalkedRounds> MakeAsync(Scenario scenario)
    {
        var open = await scenario.OpenRoundAsync(Lund, Malmö);
        await scenario.SaveAsync(open, Lund, ("styrdokument_finns", "yes"));
        await scenario.SubmitAsync(open, Lund);
        await scenario.ReopenAsync(open, Lund);
        var note = await scenario.WriteNoteAsync(open, Lund, "styrdokument_finns", "Kolla.");
        var approving = await scenario.OpenRoundWithApprovalAsync(Lund);
        await scenario.SaveAsync(approving, Lund, ("styrdokument_finns", "yes"));
        await scenario.SendForApprovalAsync(approving, Lund);
        var closed = await scenario.OpenRoundAsync(Lund);
        await scenario.SaveAsync(closed, Lund, ("styrdokument_finns", "yes"));
        await scenario.SubmitAsync(closed, Lund);
        await scenario.ChangeAsync(closed, RoundAction.Close);
        return new WalkedRounds(scenario, open, approving, closed, note.Id);
    }

    public T Get<T>() where T : notnull => Scenario.Get<T>();

    public DateOnly InAWeek => SwedishTime.Today(Scenario.Time).AddDays(7);
}

internal static class UseCaseCalls
{
    /// <summary>Use cases that ask nobody who they are, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<Type, string> AskNobody = new Dictionary<Type, string>
    {
        [typeof(FindActor)] = "tells who asks",
        [typeof(StartSession)] = "for who has shown who they are",
        [typeof(ReadSession)] = "of the session whose id the browser holds",
        [typeof(TouchSession)] = "of the session whose id the browser holds",
        [typeof(EndSession)] = "of the session whose id the browser holds, and of the person's own",
        [typeof(RequestSignIn)] = "for who has yet to show who they are",
        [typeof(SignInByCode)] = "for who has yet to show who they are",
        [typeof(SignInByLink)] = "for who has yet to show who they are",
        [typeof(SignInByProvider)] = "for who has yet to show who they are",
        [typeof(ReadOwnAccount)] = "of whoever asks, and of nobody else",
        [typeof(ReadProtectionKeys)] = "by the program itself",
        [typeof(KeepProtectionKey)] = "by the program itself",
        [typeof(DeleteExpired)] = "by the program itself",
        [typeof(ListDemoPersons)] = "on a development machine alone",
        [typeof(LoadDemo)] = "by whoever starts the program, into an empty database",
        [typeof(DeliverMessages)] = "by the program itself",
        [typeof(LeavePresence)] = "takes away what a page has shown of itself, by its secret id",
        [typeof(FindOpenRound)] = "that a round is open, and until when, is public",
        [typeof(ReadCatalogue)] = "published figures",
        [typeof(ReadArea)] = "published figures",
        [typeof(ReadIndicator)] = "published figures",
        [typeof(ReadNationalFigures)] = "published figures",
        [typeof(ReadComparison)] = "published figures",
        [typeof(ListRounds)] = "lists what is published to everybody, and the rest to who may see it: tested by itself",
    };

    public static readonly IReadOnlyList<UseCaseCall> All =
    [
        new(typeof(ListResponses), [Permission.ReadDraft], (world, actor) => Of(world.Get<ListResponses>().RunAsync(actor))) { IsList = true },
        new(typeof(OpenResponse), [Permission.ReadDraft], (world, actor) => Of(world.Get<OpenResponse>().RunAsync(actor, world.Open, Lund))),
        new(typeof(SaveAnswer), [Permission.EditDraft, Permission.EditGivenSections], (world, actor) =>
            Of(world.Get<SaveAnswer>().RunAsync(actor, world.Scenario.Change(world.Open, Lund, "styrdokument_finns", "no", 1)))),
        new(typeof(SettleClash), [Permission.EditDraft, Permission.EditGivenSections], (world, actor) =>
            Of(world.Get<SettleClash>().RunAsync(actor, world.Scenario.Change(world.Open, Lund, "styrdokument_finns", "no"), ClashChoice.Own))),
        new(typeof(ShowPresence), [Permission.ReadDraft], (world, actor) =>
            Of(world.Get<ShowPresence>().RunAsync(actor, new PagePlace(world.Open, Lund, Guid.CreateVersion7(), "styrning", null)))),

        new(typeof(WriteForm), [Permission.ReadDraft], (world, actor) =>
            Of(world.Get<WriteForm>().RunAsync(actor, world.Open, Lund, ExportLanguage.Swedish, _ => ""))),
        new(typeof(ReadForm), [Permission.ReadDraft], (world, actor) =>
            Of(world.Get<ReadForm>().RunAsync(actor, world.Open, Lund, new UploadedForm("formular.xlsx", [])))),
        new(typeof(SaveForm), [Permission.EditDraft, Permission.EditGivenSections], (world, actor) =>
            Of(world.Get<SaveForm>().RunAsync(actor, world.Open, Lund, [new FormChoice(new ItemKey("styrdokument_finns"), new OptionAnswer("no"), 1)]))),

        new(typeof(ListColleagues), [Permission.ReadDraft], (world, actor) => Of(world.Get<ListColleagues>().RunAsync(actor, world.Open, Lund))),
        new(typeof(AssignSection), [Permission.AssignSections], (world, actor) =>
            Of(world.Get<AssignSection>().RunAsync(actor, new SectionGift(world.Open, Lund, "styrning", Guid.CreateVersion7())))),
        new(typeof(WithdrawSection), [Permission.AssignSections], async (world, actor) =>
        {
            var nils = await world.Scenario.EnrolAsync("Nils", Role.Contributor, Lund);
            await world.Scenario.GiveAsync(world.Open, Lund, "styrning", nils);
            return await Of(world.Get<WithdrawSection>().RunAsync(actor, world.Open, Lund, "styrning", nils.PersonId));
        }),
        new(typeof(MarkSectionReady), [Permission.EditDraft, Permission.EditGivenSections], (world, actor) =>
            Of(world.Get<MarkSectionReady>().RunAsync(actor, world.Open, Lund, "styrning", isReady: true))),
        new(typeof(WriteNote), [Permission.WriteNotes], (world, actor) =>
            Of(world.Get<WriteNote>().RunAsync(actor, world.Open, Lund, "styrdokument_finns", "Så här."))),
        new(typeof(ResolveNote), [Permission.WriteNotes], (world, actor) => Of(world.Get<ResolveNote>().RunAsync(actor, world.Open, Lund, world.NoteId))),

        new(typeof(SendForApproval), [Permission.SendForApproval], (world, actor) => Of(world.Get<SendForApproval>().RunAsync(actor, world.Approving, Lund, 0))),
        new(typeof(SendBack), [Permission.SendBack], (world, actor) => Of(world.Get<SendBack>().RunAsync(actor, world.Approving, Lund, "Se över."))),
        new(typeof(SubmitResponse), [Permission.Approve], (world, actor) => Of(world.Get<SubmitResponse>().RunAsync(actor, world.Approving, Lund, 0))),
        new(typeof(SubmitResponse), [Permission.Submit], (world, actor) => Of(world.Get<SubmitResponse>().RunAsync(actor, world.Open, Lund, 0))),
        new(typeof(DeclineResponse), [Permission.Decline], (world, actor) => Of(world.Get<DeclineResponse>().RunAsync(actor, world.Open, Lund, null))),
        new(typeof(ReopenResponse), [Permission.Reopen], (world, actor) => Of(world.Get<ReopenResponse>().RunAsync(actor, world.Closed, Lund, "Rättas.", world.InAWeek))),
        new(typeof(ExtendDeadline), [Permission.ExtendDeadline], (world, actor) => Of(world.Get<ExtendDeadline>().RunAsync(actor, world.Open, Lund, world.InAWeek, null))),
        new(typeof(ReadReceipt), [Permission.ReadSubmission], (world, actor) => Of(world.Get<ReadReceipt>().RunAsync(actor, world.Open, Lund, 1))),
        new(typeof(CompareRevisions), [Permission.ReadSubmission], async (world, actor) => await Of(world.Get<CompareRevisions>().RunAsync(actor, world.Open, Lund, 1, 1))),
        new(typeof(CompareRevisions), [Permission.ReadDraft], (world, actor) => Of(world.Get<CompareRevisions>().RunAsync(actor, world.Open, Lund, 1, null))),
        new(typeof(ReadHistory), [Permission.ReadDraft], (world, actor) => Of(world.Get<ReadHistory>().RunAsync(actor, world.Open, Lund))),
        new(typeof(ReadResponseStatus), [Permission.ReadStatus], (world, actor) => Of(world.Get<ReadResponseStatus>().RunAsync(actor, world.Open, Lund))),

        new(typeof(ReadStatus), [Permission.ReadStatus], (world, actor) => Of(world.Get<ReadStatus>().RunAsync(actor))) { IsList = true },

        new(typeof(ReadOwnResults), [Permission.ReadDraft], (world, actor) => Of(world.Get<ReadOwnResults>().RunAsync(actor, Lund))),
        new(typeof(ReadObservations), [Permission.ReadUnpublishedFigures], (world, actor) =>
            Of(world.Get<ReadObservations>().RunAsync(actor, new ObservationQuery("styrdokument", world.Closed)))),
        new(typeof(ReadTrends), [Permission.ReadUnpublishedFigures], (world, actor) =>
            Of(world.Get<ReadTrends>().RunAsync(actor, new TrendQuery("styrdokument", AreaLevel.Country, null, world.Closed, world.Closed)))),

        new(typeof(DescribeExport), [Permission.ReadUnpublishedFigures], (world, actor) => Of(world.Get<DescribeExport>().RunAsync(
            actor, new ExportSelection(new ObservationSelection([], [world.Closed], [], [], new Dictionary<string, int>()), ExportLanguage.Swedish)))),
        new(typeof(ExportRounds), [Permission.ReadUnpublishedFigures], (world, actor) => Of(world.Get<ExportRounds>().RunAsync(
            actor, new ExportSelection(new ObservationSelection([], [world.Closed], [], [], new Dictionary<string, int>()), ExportLanguage.Swedish)))),

        new(typeof(ListExplorableRounds), [Permission.ReadUnpublishedFigures], (world, actor) => Of(world.Get<ListExplorableRounds>().RunAsync(actor))) { IsOfAnyRound = true },
        new(typeof(ReadCrossTable), [Permission.ReadUnpublishedFigures], (world, actor) =>
            Of(world.Get<ReadCrossTable>().RunAsync(actor, new CrossTableQuery(world.Closed, "styrdokument_finns")))),
        new(typeof(ReadNonResponse), [Permission.ReadUnpublishedFigures], (world, actor) => Of(world.Get<ReadNonResponse>().RunAsync(actor, new NonResponseQuery(world.Closed)))),
        new(typeof(ListSavedViews), [Permission.ReadUnpublishedFigures], (world, actor) => Of(world.Get<ListSavedViews>().RunAsync(actor))) { IsOfAnyRound = true },
        new(typeof(SaveView), [Permission.ReadUnpublishedFigures], async (world, actor) =>
        {
            await EnrolAsync(world, actor);
            return await Of(world.Get<SaveView>().RunAsync(actor, "Styrdokument", ExplorerPage.Table, "fraga=styrdokument_finns", isShared: false));
        }) { IsOfAnyRound = true },
        new(typeof(ChangeView), [Permission.ReadUnpublishedFigures], async (world, actor) =>
            await Of(world.Get<ChangeView>().RunAsync(actor, await ViewAsync(world, actor), "Nytt namn", isShared: true))) { IsOfAnyRound = true },
        new(typeof(DeleteView), [Permission.ReadUnpublishedFigures], async (world, actor) =>
            await Of(world.Get<DeleteView>().RunAsync(actor, await ViewAsync(world, actor)))) { IsOfAnyRound = true },

        new(typeof(ListReleases), [Permission.ReadUnpublishedFigures], (world, actor) => Of(world.Get<ListReleases>().RunAsync(actor, world.Closed))),
        new(typeof(CreateRound), [Permission.ManageRounds], (world, actor) =>
            Of(world.Get<CreateRound>().RunAsync(actor, new NewRound(QuestionnaireOfANewRound(out _), [Lund])))),
        new(typeof(ChangeRoundState), [Permission.ManageRounds], (world, actor) => Of(world.Get<ChangeRoundState>().RunAsync(actor, world.Open, RoundAction.Open))),
        new(typeof(ReleaseRound), [Permission.ManageRounds], (world, actor) => Of(world.Get<ReleaseRound>().RunAsync(actor, world.Closed, "Rättelse."))),
        new(typeof(ImportAnswers), [Permission.ManageRounds], (world, actor) =>
            Of(world.Get<ImportAnswers>().RunAsync(actor, world.Open, new MemoryStream(Encoding.UTF8.GetBytes("municipality,question,row,answer\n"))))),

        new(typeof(ListManagedRounds), [Permission.ManageRounds], (world, actor) => Of(world.Get<ListManagedRounds>().RunAsync(actor))),
        new(typeof(PrepareImport), [Permission.ManageRounds], (world, actor) => Of(world.Get<PrepareImport>().RunAsync(actor, world.Open))),
        new(typeof(ImportWide), [Permission.ManageRounds], (world, actor) => Of(world.Get<ImportWide>().RunAsync(
            actor, world.Open, new SourceBook([new SourceSheet(null, [])]), new ImportMapping(null, 1, []), isDryRun: true))),
        new(typeof(SaveMapping), [Permission.ManageRounds], (world, actor) => Of(world.Get<SaveMapping>().RunAsync(actor, world.Open, "Walk", new ImportMapping(null, 1, [])))),

        new(typeof(ListAccounts), [Permission.ManageColleagues, Permission.ManageCoordinators], (world, actor) =>
            Of(world.Get<ListAccounts>().RunAsync(actor, Lund))) { IsOfAnyRound = true },
        new(typeof(InvitePerson), [Permission.ManageColleagues], (world, actor) =>
            Of(world.Get<InvitePerson>().RunAsync(actor, new Invitation("Nils", $"{Guid.CreateVersion7()}@lund.example", Role.Contributor, Lund)))),
        new(typeof(InvitePerson), [Permission.ManageCoordinators, Permission.ManageColleagues], (world, actor) =>
            Of(world.Get<InvitePerson>().RunAsync(actor, new Invitation("Nils", $"{Guid.CreateVersion7()}@lund.example", Role.Coordinator, Lund)))),
        new(typeof(InvitePerson), [Permission.ManageAgencies], (world, actor) =>
            Of(world.Get<InvitePerson>().RunAsync(actor, new Invitation("Nils", $"{Guid.CreateVersion7()}@lst.example", Role.CountyOfficer, "12")))),
        new(typeof(ReadGrant), [Permission.ManageColleagues], async (world, actor) => await Of(world.Get<ReadGrant>().RunAsync(actor, await GrantAsync(world)))),
        new(typeof(EndGrant), [Permission.ManageColleagues], async (world, actor) => await Of(world.Get<EndGrant>().RunAsync(actor, await GrantAsync(world)))),
        new(typeof(ChangeGrantEnd), [Permission.ManageColleagues], async (world, actor) =>
            await Of(world.Get<ChangeGrantEnd>().RunAsync(actor, await GrantAsync(world), world.InAWeek))),
        new(typeof(HandOver), [Permission.ManageColleagues], async (world, actor) =>
            await Of(world.Get<HandOver>().RunAsync(actor, await GrantAsync(world), "Eva", $"{Guid.CreateVersion7()}@lund.example"))),
        new(typeof(RemoveAccount), [Permission.ManageColleagues], async (world, actor) =>
            await Of(world.Get<RemoveAccount>().RunAsync(actor, (await world.Scenario.EnrolAsync("Nils", Role.Contributor, Lund)).PersonId))),

        new(typeof(ListAudit), [Permission.ReadAuditLog], (world, actor) => Of(world.Get<ListAudit>().RunAsync(actor, new AuditFilter()))),
        new(typeof(VerifyAudit), [Permission.ReadAuditLog], (world, actor) => Of(world.Get<VerifyAudit>().RunAsync(actor))),
        new(typeof(ReadOwnAudit), [Permission.ReadOwnAuditLog], (world, actor) => Of(world.Get<ReadOwnAudit>().RunAsync(actor, world.Open, Lund))),
    ];

    /// <returns>The id of a grant of somebody who helps Lund.</returns>
    private static async Task<Guid> GrantAsync(WalkedRounds world) =>
        await world.Scenario.GrantAsync(await world.Scenario.EnrolAsync("Nils", Role.Contributor, Lund), Role.Approver, Lund);

    /// <returns>The id of a view that the actor has saved, whatever they may do now.</returns>
    private static async Task<Guid> ViewAsync(WalkedRounds world, Actor actor)
    {
        await EnrolAsync(world, actor);
        var row = new SavedViewRow { Id = Guid.CreateVersion7(), PersonId = actor.PersonId, Name = "Styrdokument", Query = "fraga=styrdokument_finns", CreatedAt = world.Scenario.Time.Now };
        Succeeded(await world.Get<AppDatabase>().WriteAsync<Done>(async session =>
        {
            await SavedViewStore.InsertAsync(session, row);
            return Done.Instance;
        }));
        return row.Id;
    }

    /// <summary>Puts the actor on record, who is made up for the walk.</summary>
    private static async Task EnrolAsync(WalkedRounds world, Actor actor) => Succeeded(await world.Get<AppDatabase>().WriteAsync<Done>(async session =>
    {
        if (await PersonStore.FindAsync(session, actor.PersonId) is null)
            await PersonStore.InsertAsync(session, [new PersonRow { Id = actor.PersonId, Name = actor.Name, Email = $"{actor.PersonId}@example.se", CreatedAt = world.Scenario.Time.Now }]);
        return Done.Instance;
    }));

    private static async Task<Failure?> Of<T>(Task<Outcome<T>> outcome) => (await outcome).Failure;
}
