using Dashboard.Domain;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Subscriptions;

namespace Dashboard.Web.Live;

/// <summary>Where the signed-in person works: everything that a screen may do goes over it. One for each circuit.</summary>
public interface IDesk
{
    /// <summary>The signed-in person.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in.</exception>
    Actor Actor { get; }

    /// <summary>Whether the person's role reaches a command. What is not allowed is not offered; the pipeline refuses it all the same.</summary>
    bool May<TCommand>()
        where TCommand : ICommand;

    /// <summary>Whether a question is answered to the person's role.</summary>
    bool Sees<TQuestion>()
        where TQuestion : IQuestion =>
        Actor.Role >= AnsweredToAttribute.Of(typeof(TQuestion));

    /// <summary>Sends a command on the person's behalf.</summary>
    /// <returns>The answer or the refusal, with the position in the log.</returns>
    Task<Outcome<TAnswer>> SendAsync<TAnswer>(Command<TAnswer> command, CancellationToken cancellationToken);

    /// <summary>Sends nothing: adds to the faults that a form has found itself those that a command would be refused for.</summary>
    IReadOnlyList<FieldFault> Check(ICommand command, IReadOnlyList<FieldFault> found);

    /// <summary>Asks what an upgrade would cost today, or why it would be refused; nothing is done.</summary>
    Task<Outcome<UpgradeOffer>> PreviewAsync(UpgradeSubscription wish, CancellationToken cancellationToken);

    /// <summary>Asks a question. Several may be asked at once.</summary>
    /// <exception cref="InvalidOperationException">It is not answered to the person's role; who asks looks at <see cref="Sees"/> before.</exception>
    Task<TAnswer> AskAsync<TAnswer>(IQuestion<TAnswer> question, CancellationToken cancellationToken);
}
