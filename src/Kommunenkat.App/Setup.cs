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
using Kommunenkat.App.Exploring;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.Monitoring;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.SignIn;
using Kommunenkat.App.Submitting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kommunenkat.App;

/// <summary>Registers what the system does: the same use cases for pages, terminal and tests.</summary>
public static class Setup
{
    public static IServiceCollection AddKommunenkat(this IServiceCollection services, DatabaseSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(settings);
        services.AddSingleton<AppDatabase>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<QuestionnaireLibrary>();
        services.AddSingleton<RoundFiguresCache>();

        services.AddSingleton<LoadDemo>();

        // Whoever reads settings registers them, before.
        services.TryAddSingleton(SessionSettings.Default);
        services.AddSingleton<FindActor>();
        services.AddSingleton<StartSession>();
        services.AddSingleton<ReadSession>();
        services.AddSingleton<TouchSession>();
        services.AddSingleton<EndSession>();
        services.AddSingleton<ListDemoPersons>();

        services.TryAddSingleton(SignInSettings.None);
        services.AddSingleton<RequestSignIn>();
        services.AddSingleton<SignInByCode>();
        services.AddSingleton<SignInByLink>();
        services.AddSingleton<SignInByProvider>();
        services.TryAddSingleton(SiteSettings.None);
        services.AddSingleton<ListAccounts>();
        services.AddSingleton<ReadGrant>();
        services.AddSingleton<InvitePerson>();
        services.AddSingleton<EndGrant>();
        services.AddSingleton<ChangeGrantEnd>();
        services.AddSingleton<HandOver>();
        services.AddSingleton<ReadOwnAccount>();
        services.AddSingleton<RemoveAccount>();
        services.AddSingleton<DeleteExpired>();

        services.AddSingleton<CreateRound>();
        services.AddSingleton<ChangeRoundState>();
        services.AddSingleton<FindOpenRound>();
        services.AddSingleton<ListRounds>();
        services.AddSingleton<ListManagedRounds>();
        services.AddSingleton<ReleaseRound>();
        services.AddSingleton<ListReleases>();
        services.AddSingleton<PublicationMark>();

        services.AddSingleton<ImportAnswers>();
        services.AddSingleton<PrepareImport>();
        services.AddSingleton<ImportWide>();
        services.AddSingleton<SaveMapping>();
        services.AddSingleton<RoundWorkbook>();
        services.AddSingleton<ExportRounds>();
        services.AddSingleton<DescribeExport>();
        services.AddSingleton<WriteForm>();
        services.AddSingleton<ReadForm>();
        services.AddSingleton<SaveForm>();

        services.AddSingleton<ListResponses>();
        services.AddSingleton<OpenResponse>();
        services.AddSingleton<SaveAnswer>();
        services.AddSingleton<SettleClash>();
        services.AddSingleton<ShowPresence>();
        services.AddSingleton<LeavePresence>();
        services.AddSingleton<ResponseWatch>();

        services.AddSingleton<SendForApproval>();
        services.AddSingleton<SendBack>();
        services.AddSingleton<SubmitResponse>();
        services.AddSingleton<DeclineResponse>();
        services.AddSingleton<ReopenResponse>();
        services.AddSingleton<ExtendDeadline>();
        services.AddSingleton<ReadReceipt>();
        services.AddSingleton<CompareRevisions>();
        services.AddSingleton<ReadHistory>();
        services.AddSingleton<ReadResponseStatus>();

        // Whoever delivers registers where to, before.
        services.TryAddSingleton(MailSettings.None);
        services.AddSingleton<MailTransport>();
        services.AddSingleton<DeliverMessages>();
        services.AddSingleton<ImmediateMail>();

        services.AddSingleton<ListColleagues>();
        services.AddSingleton<AssignSection>();
        services.AddSingleton<WithdrawSection>();
        services.AddSingleton<MarkSectionReady>();
        services.AddSingleton<WriteNote>();
        services.AddSingleton<ResolveNote>();

        services.AddSingleton<ReadStatus>();

        services.AddSingleton<ListAudit>();
        services.AddSingleton<ReadOwnAudit>();
        services.AddSingleton<VerifyAudit>();

        services.AddSingleton<ReadProtectionKeys>();
        services.AddSingleton<KeepProtectionKey>();

        services.AddSingleton<ReadCatalogue>();
        services.AddSingleton<ReadObservations>();
        services.AddSingleton<ReadTrends>();
        services.AddSingleton<ReadNationalFigures>();
        services.AddSingleton<ReadIndicator>();
        services.AddSingleton<ReadComparison>();
        services.AddSingleton<ReadArea>();
        services.AddSingleton<ReadOwnResults>();

        services.AddSingleton<ListExplorableRounds>();
        services.AddSingleton<ReadCrossTable>();
        services.AddSingleton<ReadNonResponse>();
        services.AddSingleton<ListSavedViews>();
        services.AddSingleton<SaveView>();
        services.AddSingleton<ChangeView>();
        services.AddSingleton<DeleteView>();
        return services;
    }
}
