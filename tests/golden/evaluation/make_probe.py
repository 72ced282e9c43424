# SPDX-License-Identifier: Apache-2.0
"""Writes probe.csv: a small three-class problem and scikit-learn's predictions on it, for test_linear_probe.cpp.

Run with scikit-learn 1.x: python make_probe.py
Rows: part,class,linear,knn,x0..x7 ; linear and knn are the predicted classes of test rows (-1 in training rows).
"""
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(20261122)
centres = rng.normal(size=(3, 8)) * 0.8
y = np.arange(240) % 3
x = (centres[y] + rng.normal(size=(240, 8))) * np.geomspace(0.01, 100, 8)
x = x.astype(np.float32)
train, test = np.arange(150), np.arange(150, 240)

scaler = StandardScaler().fit(x[train])
model = LogisticRegression(C=1.0, tol=1e-8, max_iter=10000).fit(scaler.transform(x[train]), y[train])
linear = model.predict(scaler.transform(x[test]))

unit = x / np.linalg.norm(x, axis=1, keepdims=True)
similarity = unit[test] @ unit[train].T
nearest = np.argsort(-similarity, axis=1, kind="stable")[:, :10]
knn = []
for row, near in zip(similarity, nearest):
    weights = np.exp((row[near] - row[near].max()) / 0.07)
    knn.append(np.bincount(y[train][near], weights=weights, minlength=3).argmax())

with open("probe.csv", "w") as file:
    for i in range(240):
        prediction = (-1, -1) if i < 150 else (linear[i - 150], knn[i - 150])
        values = ",".join(repr(float(v)) for v in x[i])
        file.write(f"{'train' if i < 150 else 'test'},{y[i]},{prediction[0]},{prediction[1]},{values}\n")
print("linear", (linear == y[test]).mean(), "knn", (np.array(knn) == y[test]).mean())
