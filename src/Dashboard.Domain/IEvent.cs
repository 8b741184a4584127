namespace Dashboard.Domain;

/// <summary>A fact that happened to one aggregate. Events are written once and never changed or renamed.</summary>
/// <remarks>An event carries its full context, so that whoever folds it never has to ask the write side.</remarks>
public interface IEvent;
